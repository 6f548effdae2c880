package io.github.ariadne4j.ari.transport;

import java.util.concurrent.TimeUnit;

/**
 * How long requests took of late, from their sending to their answer, the wait for their turn included: an average in which
 * each request counts a sixteenth, and which halves with every second. No single one moves it far, as a channel that is busy
 * may keep its own request waiting. Used on the event loop only.
 */
final class RequestDelay {
    private static final double WEIGHT = 1.0 / 16;
    private static final double LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final double HALF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private double average;
    private long at;

    /**
     * A request has its answer.
     *
     * @param nanos how long it took
     * @param now the monotonic clock
     */
    void add(long nanos, long now) {
        double before = at(now);
        average = before + WEIGHT * (Math.min((double) nanos, LONGEST_NANOS) - before);
        at = now;
    }

    /** The average, in nanoseconds. */
    double at(long now) {
        return average == 0 ? 0 : average * Math.pow(2, -(now - at) / HALF_LIFE_NANOS);
    }
}
