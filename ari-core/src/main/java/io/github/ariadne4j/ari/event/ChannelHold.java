package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * The far end put the call on hold.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param musicClass the requested class of music, empty if none
 */
public record ChannelHold(EventHeader header, Channel channel, String musicClass) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelHold";
    }
}
