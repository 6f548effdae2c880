package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * The far end put the call on hold.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param musicClass the music it asked for, empty if none
 */
public record ChannelHold(EventHeader header, Channel channel, String musicClass) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelHold";
    }
}
