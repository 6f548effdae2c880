package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A tone was heard that {@code TONE_DETECT} was set to look for.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 */
public record ChannelToneDetected(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelToneDetected";
    }
}
