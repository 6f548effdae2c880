package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * The far end resumed the call from hold.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 */
public record ChannelUnhold(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelUnhold";
    }
}
