package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended. When it did is in its {@link CallTimeline}; unless the source is an event, that is the latest time
 * possible.
 *
 * @param disposition how it went, in one word
 * @param reason who ended it and why
 * @param source how the time of the end is known
 * @param notBefore the earliest time possible; null if the time is known
 */
public record CallEnd(
        Disposition disposition,
        EndReason reason,
        EndSource source,
        @Nullable Instant notBefore) {
    /** Ended at a time that Asterisk told. */
    public static CallEnd told(Disposition disposition, EndReason reason) {
        return new CallEnd(disposition, reason, EndSource.EVENT, null);
    }

    /** The same, so that the earliest time possible lies between what was known last of the call and its end. */
    public CallEnd within(CallTimeline before, CallTimeline ended) {
        if (notBefore == null) {
            return this;
        }
        Instant bounded = notBefore.isBefore(before.latest()) ? before.latest() : notBefore;
        return new CallEnd(disposition, reason, source, bounded.isAfter(ended.latest()) ? ended.latest() : bounded);
    }

    /** Who ended it. */
    public Party by() {
        return reason.by();
    }

    /** The Q.850 cause. */
    public HangupCause cause() {
        return reason.cause();
    }

    /** The SIP status that came with it, if Asterisk told; null otherwise. */
    public @Nullable Integer sipStatus() {
        return reason.sipStatus();
    }
}
