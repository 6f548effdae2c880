package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel entered another dialplan application.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
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
