package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel changed its state.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 */
public record ChannelStateChange(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelStateChange";
    }
}
