package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Whether a database is away: then one question a second finds out whether it is back, so that calls do not queue up. Any thread. */
final class Outage {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final AtomicLong askAgainAt;
    private volatile long failedAt;
    private volatile boolean away;

    /** @param nanos a clock that is never set */
    Outage(LongSupplier nanos) {
        this.nanos = nanos;
        this.askAgainAt = new AtomicLong(nanos.getAsLong());
    }

    long now() {
        return nanos.getAsLong();
    }

    boolean mayAsk() {
        if (!away) {
            return true;
        }
        long now = nanos.getAsLong();
        long next = askAgainAt.get();
        return now - next >= 0 && askAgainAt.compareAndSet(next, now + ASK_AGAIN.toNanos());
    }

    /** Whether it was found to be away after this time: what waited meanwhile does not wait for it once more. */
    boolean begunSince(long time) {
        return away && failedAt - time > 0;
    }

    void failed() {
        failedAt = nanos.getAsLong();
        askAgainAt.set(failedAt + ASK_AGAIN.toNanos());
        away = true;
    }

    void answered() {
        away = false;
    }
}
