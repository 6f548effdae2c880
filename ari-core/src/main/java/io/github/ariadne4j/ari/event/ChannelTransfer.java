package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ReferTo;
import io.github.ariadne4j.ari.model.ReferredBy;

/**
 * The far end asks for a transfer that the application is to carry out itself, or reports how one goes
 * ({@code PJSIP_TRANSFER_HANDLING}).
 *
 * @param header what every event carries
 * @param state empty when it asks; then {@code channel_progress}, {@code channel_answered}, {@code channel_declined}
 * @param referTo where to
 * @param referredBy who asks
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
