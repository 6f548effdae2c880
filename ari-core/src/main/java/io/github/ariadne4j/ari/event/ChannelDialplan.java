package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel went to another dialplan application.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param application the dialplan application
 * @param data its arguments; may come from the far end
 */
public record ChannelDialplan(EventHeader header, Channel channel, String application, String data)
        implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelDialplan";
    }
}
