package io.github.ariadne4j.callflow.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When what happened to a leg.
 *
 * @param began when it was asked for, or came in
 * @param ringing when it rang first; null: it did not
 * @param answered when it was answered, also if the call had gone on without it by then; null: it was not
 * @param ended when it ended; null while it is there
 */
public record LegTimes(
        Instant began,
        @Nullable Instant ringing,
        @Nullable Instant answered,
        @Nullable Instant ended) {
    static LegTimes begunAt(Instant at) {
        return new LegTimes(at, null, null, null);
    }

    LegTimes ringingAt(Instant at) {
        return ringing == null ? new LegTimes(began, at, answered, ended) : this;
    }

    LegTimes answeredAt(Instant at) {
        return answered == null ? new LegTimes(began, ringing, at, ended) : this;
    }

    LegTimes endedAt(Instant at) {
        return ended == null ? new LegTimes(began, ringing, answered, at) : this;
    }
}
