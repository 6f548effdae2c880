package io.github.ariadne4j.callflow.cdr;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import org.jspecify.annotations.Nullable;

/**
 * How a channel came to take the place of another one in a call: who was transferred, by whom, to whom. It happened when the
 * channel {@link io.github.ariadne4j.callflow.call.LegTimes#began began}.
 *
 * @param kind what was done
 * @param by the channel whose place it took: the transferor's, or that of the party who was replaced
 * @param transferee the leg that was transferred, and is connected with the new party; null if there was none
 * @param to the number that was dialled for it, or the channel of the new party
 * @param linkedCall the call in which the new party is a party as well; null if there is none, or it is not known
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

    /** What was done. */
    public enum Kind {
        /** The transferor named a number (REFER). */
        BLIND,
        /** The transferor named a call of its own (REFER with Replaces). */
        ATTENDED,
        /** The new party named the dialog whose place it took (INVITE with Replaces). */
        REPLACES,
        /** The new party picked up a telephone that rang elsewhere. */
        PICKUP
    }
}
