package io.github.ariadne4j.cdr.jdbc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The state of an outage of a database: while it is unavailable, one query a second is allowed, so that calls do not
 * queue. Any thread.
 */
final class Outage {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final AtomicLong askAgainAt;
    private volatile long failedAt;
    private volatile boolean away;

    /** @param nanos the monotonic clock */
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

    /** Whether the outage was detected after this time: queries that waited since then fail without another attempt. */
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
