package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel left the application. The event may be sent twice, or not at all for a channel that ended before it
 * entered.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 */
public record StasisEnd(EventHeader header, Channel channel) implements ChannelEvent {
    @Override
    public String type() {
        return "StasisEnd";
    }
}
