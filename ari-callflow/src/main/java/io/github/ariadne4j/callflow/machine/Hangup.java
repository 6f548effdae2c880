package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk told about the end of a leg.
 *
 * @param cause the Q.850 cause; null if it told none
 * @param sipStatus the SIP status; null if it told none
 */
public record Hangup(@Nullable HangupCause cause, @Nullable Integer sipStatus) {
    /** Nothing was told. */
    public static final Hangup UNTOLD = new Hangup(null, null);

    Hangup orElse(Hangup earlier) {
        return cause == null ? earlier : this;
    }

    HangupCause causeOr(HangupCause otherwise) {
        return cause == null || cause.equals(HangupCause.UNKNOWN) ? otherwise : cause;
    }
}
