package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel left the application; it may come twice, or not at all for a channel that ended before it entered.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 */
public record StasisEnd(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "StasisEnd";
    }
}
