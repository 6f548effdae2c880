package io.github.ariadne4j.callflow.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened to one leg of a call. Never out of order: a time that lies before an earlier one, as after a clock was set,
 * counts as that one.
 *
 * @param began when the application asked for it, or when it came in
 * @param ringing when it rang first; null: it did not
 * @param answered when it was answered, also if the call went on without it; null: it was not
 * @param ended when it ended; null while it is there
 */
public record LegTimes(
        Instant began,
        @Nullable Instant ringing,
        @Nullable Instant answered,
        @Nullable Instant ended) {
    /** A leg that begins. */
    public static LegTimes begunAt(Instant at) {
        return new LegTimes(at, null, null, null);
    }

    /** The same, ringing since then unless it rang, or was answered, before. */
    public LegTimes ringingAt(Instant at) {
        return ringing == null && answered == null ? new LegTimes(began, notBeforeOthers(at), null, ended) : this;
    }

    /** The same, answered then unless it was answered before. */
    public LegTimes answeredAt(Instant at) {
        return answered == null ? new LegTimes(began, ringing, notBeforeOthers(at), ended) : this;
    }

    /** The same, ended then unless it ended before. */
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
