package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * A channel variable was set.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
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
