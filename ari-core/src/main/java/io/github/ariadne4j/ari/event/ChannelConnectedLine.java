package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * Whom a channel is connected to changed; {@link Channel#connected()} says to whom.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 */
public record ChannelConnectedLine(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelConnectedLine";
    }
}
