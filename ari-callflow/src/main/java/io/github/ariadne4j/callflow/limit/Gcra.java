package io.github.ariadne4j.callflow.limit;

import java.util.concurrent.TimeUnit;

/**
 * The generic cell rate algorithm (ITU-T I.371) for calls. Its only state is one time, the theoretical arrival time of the next
 * call. A burst of one second's calls is accepted, later calls one by one at the rate, so that no second has more than twice the
 * rate and the average never exceeds it. Immutable.
 *
 * @param interval the time between two calls at the rate, in nanoseconds
 * @param tolerance the time by which a call may be early, in nanoseconds
 */
public record Gcra(long interval, long tolerance) {
    /**
     * A rate of so many calls per second, with a burst of as many.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public static Gcra perSecond(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls must be positive: " + calls);
        }
        long interval = TimeUnit.SECONDS.toNanos(1) / calls;
        return new Gcra(interval, interval * (calls - 1));
    }

    /**
     * Whether a call at this time is within the rate.
     *
     * @param due the theoretical arrival time of the next call; now, or any earlier time, for the first one
     * @param now the time of the call by the same monotonic clock, in nanoseconds
     */
    public boolean conforms(long due, long now) {
        return due - now <= tolerance;
    }

    /** The theoretical arrival time of the next call, after a call at this time was accepted. */
    public long next(long due, long now) {
        return (due - now > 0 ? due : now) + interval;
    }
}
