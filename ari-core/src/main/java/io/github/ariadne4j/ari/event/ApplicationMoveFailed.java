package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel could not be moved to another application and stays here.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param destination the application it was to go to
 */
public record ApplicationMoveFailed(EventHeader header, Channel channel, String destination) implements ChannelEvent {
    @Override
    public String type() {
        return "ApplicationMoveFailed";
    }
}
