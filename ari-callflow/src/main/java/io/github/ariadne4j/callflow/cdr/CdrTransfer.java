package io.github.ariadne4j.callflow.cdr;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import org.jspecify.annotations.Nullable;

/**
 * The transfer or pickup by which a channel replaced another one in a call. Its time is
 * {@link io.github.ariadne4j.callflow.call.LegTimes#began} of the new channel; the target of a transfer by a flow consulted from its answer
 * on, and took the place when the transferor's leg ended. Immutable.
 *
 * @param kind the kind of transfer
 * @param by the channel that was replaced: the transferor's, or that of the replaced party
 * @param transferee the leg that was transferred and is connected with the new party; null if there was none
 * @param to the number that was dialled for the transfer, or the channel of the new party
 * @param linkedCall the other call of the new party; null if there is none, or it is unknown
 */
public record CdrTransfer(
        Kind kind,
        ChannelId by,
        @Nullable LegId transferee,
        String to,
        @Nullable CallId linkedCall) {
    /** The number of the leg that was transferred, as it is written; null if there was none. */
    public @Nullable Integer transfereeNumber() {
        return transferee == null ? null : transferee.value();
    }

    /** The kind of transfer. */
    public enum Kind {
        /** The transferor sent a number (REFER, RFC 3515). */
        BLIND,
        /** The transferor sent another call of its own (REFER with Replaces, RFC 3891), or a flow made the transfer ({@code Call.transfer}). */
        ATTENDED,
        /** The new party replaced a dialog (INVITE with Replaces, RFC 3891). */
        REPLACES,
        /** The new party picked up a call that rang at another telephone. */
        PICKUP
    }
}
