package io.github.ariadne4j.callflow.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of one leg of a call. Never out of order: a time before an earlier one, as after a clock was set, counts as the
 * earlier one.
 *
 * @param began the time at which the application requested the leg, or at which it came in
 * @param ringing the time at which it first rang; null: it did not
 * @param answered the time of its answer, also if the call continued without it; null: it was not answered
 * @param ended the time of its end; null while it exists
 */
public record LegTimes(
        Instant began,
        @Nullable Instant ringing,
        @Nullable Instant answered,
        @Nullable Instant ended) {
    /** The times of a leg that begins. */
    public static LegTimes begunAt(Instant at) {
        return new LegTimes(at, null, null, null);
    }

    /** A copy with this time of ringing, unless the leg rang or was answered before. */
    public LegTimes ringingAt(Instant at) {
        return ringing == null && answered == null ? new LegTimes(began, notBeforeOthers(at), null, ended) : this;
    }

    /** A copy with this answer, unless the leg was answered before. */
    public LegTimes answeredAt(Instant at) {
        return answered == null ? new LegTimes(began, ringing, notBeforeOthers(at), ended) : this;
    }

    /** A copy with this end, unless the leg ended before. */
    public LegTimes endedAt(Instant at) {
        return ended == null ? new LegTimes(began, ringing, answered, notBeforeOthers(at)) : this;
    }

    private Instant notBeforeOthers(Instant at) {
        return later(later(later(at, began), ringing), answered);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || other.isBefore(one) ? one : other;
    }
}
