package io.github.ariadne4j.examples.b2bua.trace;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers of waiting, sent and dropped spans. Any thread. */
final class SpanCounts {
    private final int mostWaiting;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong exported = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    SpanCounts(int mostWaiting) {
        this.mostWaiting = mostWaiting;
    }

    /** Whether one more may wait; it is dropped otherwise. */
    boolean admit() {
        if (waiting.incrementAndGet() <= mostWaiting) {
            return true;
        }
        waiting.decrementAndGet();
        lost.incrementAndGet();
        return false;
    }

    /** Removes spans from the waiting ones, as they are being sent. */
    void send(int spans) {
        waiting.addAndGet(-spans);
    }

    void sent(int spans, boolean taken) {
        (taken ? exported : lost).addAndGet(spans);
    }

    long exported() {
        return exported.get();
    }

    long lost() {
        return lost.get();
    }
}
