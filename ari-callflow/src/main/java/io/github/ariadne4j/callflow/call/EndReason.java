package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * Why a call ended.
 *
 * @param by who ended it
 * @param cause the Q.850 cause
 * @param sipStatus the SIP status that came with it, if Asterisk told; null otherwise
 */
public record EndReason(
        Party by, HangupCause cause, @Nullable Integer sipStatus) {
    /**
     * The leg of this party ended after its answer. That no media came is no wish of that party: the network ended the call
     * then.
     */
    public static EndReason ofAnswered(Party party, HangupCause cause, @Nullable Integer sipStatus) {
        boolean silent = cause.equals(HangupCause.CHANNEL_UNAVAILABLE);
        return new EndReason(silent ? Party.NETWORK : party, cause, sipStatus);
    }

    /** Ended by this party with this cause, without a SIP status. */
    public static EndReason of(Party by, HangupCause cause) {
        return new EndReason(by, cause, null);
    }
}
