package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel changed its state.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 */
public record ChannelStateChange(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelStateChange";
    }
}
