package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * The far end took the call back from hold.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 */
public record ChannelUnhold(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelUnhold";
    }
}
