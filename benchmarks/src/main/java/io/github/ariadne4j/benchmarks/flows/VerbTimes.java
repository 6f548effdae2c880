package io.github.ariadne4j.benchmarks.flows;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.observer.CallObserver;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The times that a flow waited for its verbs, and the number of writes of the session meanwhile. Written by one flow at a time. */
final class VerbTimes implements CallObserver {
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Verb mute = new Verb();
    private final Verb recorded = new Verb();
    private final AtomicLong written = new AtomicLong();
    private final Semaphore ended = new Semaphore(0);

    /** One kind of verb. */
    final class Verb {
        private final Histogram nanos = new Histogram(DIGITS);
        private long writes;

        private void measure(Runnable verb) {
            long before = written.get();
            long began = System.nanoTime();
            verb.run();
            nanos.recordValue(System.nanoTime() - began);
            writes += written.get() - before;
        }

        OptionalDouble millis(double percentile) {
            return OptionalDouble.of(nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI);
        }

        long count() {
            return nanos.getTotalCount();
        }

        OptionalDouble writes() {
            return OptionalDouble.of((double) writes / nanos.getTotalCount());
        }
    }

    void mute(Runnable verb) {
        mute.measure(verb);
    }

    void recorded(Runnable verb) {
        recorded.measure(verb);
    }

    Verb mute() {
        return mute;
    }

    Verb recorded() {
        return recorded;
    }

    void callEnds() {
        ended.release();
    }

    void awaitCall() throws InterruptedException {
        ended.acquire();
    }

    @Override
    public void onStoreWrite(CallId call, String store, String operation, Duration took, @Nullable Throwable failure) {
        written.incrementAndGet();
    }
}
