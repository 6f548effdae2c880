package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import java.time.Duration;

/**
 * The party on the channel stopped talking.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param duration how long the talking lasted
 */
public record ChannelTalkingFinished(EventHeader header, Channel channel, Duration duration) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelTalkingFinished";
    }
}
