package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A tone that {@code TONE_DETECT} is set for was detected.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 */
public record ChannelToneDetected(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelToneDetected";
    }
}
