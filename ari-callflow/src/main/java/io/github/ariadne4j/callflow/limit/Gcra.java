package io.github.ariadne4j.callflow.limit;

import java.util.concurrent.TimeUnit;

/**
 * The generic cell rate algorithm (ITU-T I.371) for calls: one time is all that is kept of a rate, the theoretical arrival time of the
 * next call. A burst of a second's calls is let through, and from then on one call each time that one falls due, so that no second has
 * more than twice the rate and the average is never above it.
 *
 * @param interval between two calls that fall due, in nanoseconds
 * @param tolerance how much earlier than due a call may come, in nanoseconds
 */
public record Gcra(long interval, long tolerance) {
    /**
     * So many calls a second, and so many at once.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public static Gcra perSecond(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls must be positive: " + calls);
        }
        long interval = TimeUnit.SECONDS.toNanos(1) / calls;
        return new Gcra(interval, interval * (calls - 1));
    }

    /**
     * Whether a call that comes now is within the rate.
     *
     * @param due when the next call falls due; now, or any time before, for the first one
     * @param now by the same monotonic clock, in nanoseconds
     */
    public boolean conforms(long due, long now) {
        return due - now <= tolerance;
    }

    /** When the next call falls due after one that came now. */
    public long next(long due, long now) {
        return (due - now > 0 ? due : now) + interval;
    }
}
