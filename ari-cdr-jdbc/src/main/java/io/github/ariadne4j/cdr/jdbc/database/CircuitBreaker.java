package io.github.ariadne4j.cdr.jdbc.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The circuit breaker of a database: it opens with a failed query, and closes with an answered one. While it is open, one
 * query a second is allowed, so that calls do not queue. Any thread.
 */
public final class CircuitBreaker {
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final AtomicLong retryAt;
    private volatile long failedAt;
    private volatile boolean open;

    /**
     * A closed circuit breaker.
     *
     * @param nanos the monotonic clock
     */
    public CircuitBreaker(LongSupplier nanos) {
        this.nanos = nanos;
        this.retryAt = new AtomicLong(nanos.getAsLong());
    }

    /** The current time of the monotonic clock, in nanoseconds. */
    public long now() {
        return nanos.getAsLong();
    }

    /** Whether a query may be sent now; while the breaker is open, true once a second. */
    public boolean allowsQuery() {
        if (!open) {
            return true;
        }
        long now = nanos.getAsLong();
        long next = retryAt.get();
        return now - next >= 0 && retryAt.compareAndSet(next, now + RETRY_INTERVAL.toNanos());
    }

    /** Whether it is open and the last failure is later than this time: queries that waited since then fail without an attempt. */
    public boolean openedSince(long time) {
        return open && failedAt - time > 0;
    }

    /** Opens it: a query failed. */
    public void failed() {
        failedAt = nanos.getAsLong();
        retryAt.set(failedAt + RETRY_INTERVAL.toNanos());
        open = true;
    }

    /** Closes it: a query was answered. */
    public void answered() {
        open = false;
    }
}
