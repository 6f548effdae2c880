package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel was created, not necessarily for the application.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 */
public record ChannelCreated(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelCreated";
    }
}
