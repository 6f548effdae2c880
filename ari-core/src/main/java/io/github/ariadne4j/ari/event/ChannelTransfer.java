package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ReferTo;
import io.github.ariadne4j.ari.model.ReferredBy;

/**
 * The far end requests a transfer that the application has to carry out, or the progress of one
 * ({@code PJSIP_TRANSFER_HANDLING}).
 *
 * @param header the common fields of events
 * @param state empty for the request; for progress {@code channel_progress}, {@code channel_answered},
 *     {@code channel_declined}
 * @param referTo the destination of the transfer
 * @param referredBy the transferring party
 */
public record ChannelTransfer(EventHeader header, String state, ReferTo referTo, ReferredBy referredBy)
        implements TransferEvent {
    @Override
    public String type() {
        return "ChannelTransfer";
    }

    @Override
    public Channel transferer() {
        return referredBy.source();
    }
}
