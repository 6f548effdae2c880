package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.RtpSummary;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk told about the end of a leg.
 *
 * @param cause the Q.850 cause; null if it told none
 * @param sipStatus the SIP status; null if it told none. Asterisk derives some by itself: a hint, not what the far end sent
 * @param rtp how its sound travelled; null if it did not tell
 */
public record Hangup(
        @Nullable HangupCause cause,
        @Nullable Integer sipStatus,
        @Nullable RtpSummary rtp) {
    /** Nothing was told. */
    public static final Hangup UNTOLD = new Hangup(null, null);

    /** This cause and status, and nothing of its sound. */
    public Hangup(@Nullable HangupCause cause, @Nullable Integer sipStatus) {
        this(cause, sipStatus, null);
    }

    /** This cause, without a SIP status. */
    public static Hangup of(HangupCause cause) {
        return new Hangup(cause, null);
    }

    /** The cause, unless it is not known. */
    public HangupCause causeOr(HangupCause otherwise) {
        return cause == null || cause.equals(HangupCause.UNKNOWN) ? otherwise : cause;
    }

    /** This one where it tells something, else what was told before: cause 0 says less than any other. */
    Hangup orElse(Hangup earlier) {
        boolean saysLess = cause == null || (cause.equals(HangupCause.UNKNOWN) && earlier.cause != null);
        HangupCause known = saysLess ? earlier.cause : cause;
        return new Hangup(known, sipStatus == null ? earlier.sipStatus : sipStatus, rtp == null ? earlier.rtp : rtp);
    }
}
