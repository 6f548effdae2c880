package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import java.time.Duration;

/**
 * The party on the channel stopped talking.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param duration how long the talking lasted
 */
public record ChannelTalkingFinished(EventHeader header, Channel channel, Duration duration) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelTalkingFinished";
    }
}
