package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * The party on the channel began to talk; sent where {@code TALK_DETECT} is set on the channel.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 */
public record ChannelTalkingStarted(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelTalkingStarted";
    }
}
