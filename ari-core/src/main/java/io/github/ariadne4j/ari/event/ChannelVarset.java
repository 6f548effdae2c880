package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel variable was set.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param variable the variable's name
 * @param value its new value; may come from the far end
 */
public record ChannelVarset(EventHeader header, Channel channel, String variable, String value)
        implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelVarset";
    }
}
