package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.RtpSummary;
import org.jspecify.annotations.Nullable;

/**
 * The report of Asterisk about the end of a leg.
 *
 * @param cause the Q.850 cause; null if there was none
 * @param sipStatus the SIP status; null if there was none. Asterisk derives some itself, so it is a hint, not the status of the
 *     far end
 * @param rtp the RTP statistics; null if there were none
 */
public record Hangup(
        @Nullable HangupCause cause,
        @Nullable Integer sipStatus,
        @Nullable RtpSummary rtp) {
    /** No information. */
    public static final Hangup UNTOLD = new Hangup(null, null);

    /** This cause and status, without RTP statistics. */
    public Hangup(@Nullable HangupCause cause, @Nullable Integer sipStatus) {
        this(cause, sipStatus, null);
    }

    /** This cause, without a SIP status. */
    public static Hangup of(HangupCause cause) {
        return new Hangup(cause, null);
    }

    /** The cause, or another one if it is unknown. */
    public HangupCause causeOr(HangupCause otherwise) {
        return cause == null || cause.equals(HangupCause.UNKNOWN) ? otherwise : cause;
    }

    /** The information of this report, completed by an earlier one; cause 0 has the lowest priority. */
    Hangup orElse(Hangup earlier) {
        boolean saysLess = cause == null || (cause.equals(HangupCause.UNKNOWN) && earlier.cause != null);
        HangupCause known = saysLess ? earlier.cause : cause;
        return new Hangup(known, sipStatus == null ? earlier.sipStatus : sipStatus, rtp == null ? earlier.rtp : rtp);
    }
}
