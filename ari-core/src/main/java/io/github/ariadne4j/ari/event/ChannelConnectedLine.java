package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * The connected line of a channel changed; {@link Channel#connected()} has the new party.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 */
public record ChannelConnectedLine(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelConnectedLine";
    }
}
