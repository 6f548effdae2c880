package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call: its disposition, its reason, and the source of its time. The time itself is {@link CallTimeline#ended};
 * unless the source is an event, that is the latest time possible.
 *
 * @param disposition the result of the call as a category
 * @param reason the party that ended the call, and the cause
 * @param source the source of the time of the end
 * @param notBefore the earliest time possible; null if the time is known
 */
public record CallEnd(
        Disposition disposition,
        EndReason reason,
        EndSource source,
        @Nullable Instant notBefore) {
    /** An end at a time that Asterisk reported. */
    public static CallEnd told(Disposition disposition, EndReason reason) {
        return new CallEnd(disposition, reason, EndSource.EVENT, null);
    }

    /** A copy whose earliest time possible lies between the last known time of the call and its end. */
    public CallEnd within(CallTimeline before, CallTimeline ended) {
        if (notBefore == null) {
            return this;
        }
        Instant bounded = notBefore.isBefore(before.latest()) ? before.latest() : notBefore;
        return new CallEnd(disposition, reason, source, bounded.isAfter(ended.latest()) ? ended.latest() : bounded);
    }

    /** The party that ended the call. */
    public Party by() {
        return reason.by();
    }

    /** The Q.850 cause. */
    public HangupCause cause() {
        return reason.cause();
    }

    /** The SIP status of the end; null if Asterisk did not report one. */
    public @Nullable Integer sipStatus() {
        return reason.sipStatus();
    }
}
