package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * The party that ended a call, and the cause.
 *
 * @param by the party that ended the call
 * @param cause the Q.850 cause
 * @param sipStatus the SIP status of the end; null if Asterisk did not report one
 */
public record EndReason(
        Party by, HangupCause cause, @Nullable Integer sipStatus) {
    /** The end of an answered party's leg. An end for missing media is attributed to the network, not to that party. */
    public static EndReason ofAnswered(Party party, HangupCause cause, @Nullable Integer sipStatus) {
        boolean silent = cause.equals(HangupCause.CHANNEL_UNAVAILABLE);
        return new EndReason(silent ? Party.NETWORK : party, cause, sipStatus);
    }

    /** An end by this party with this cause, without a SIP status. */
    public static EndReason of(Party by, HangupCause cause) {
        return new EndReason(by, cause, null);
    }
}
