package io.github.ariadne4j.ari.transport;

import java.util.concurrent.TimeUnit;

/**
 * The recent delay of requests, from the call to the answer, including the time in the queue: an average in which each
 * request has a weight of 1/16, and which halves every second. A single slow request, for example of a busy channel,
 * has little influence. Used on the event loop only.
 */
final class RequestDelay {
    private static final double WEIGHT = 1.0 / 16;
    private static final double LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final double HALF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private double average;
    private long at;

    /**
     * Adds the delay of an answered request.
     *
     * @param nanos its delay
     * @param now the time of the monotonic clock
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
