package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * The caller id of a channel changed.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param presentation the presentation as a number of Asterisk
 * @param presentationText the presentation as text
 */
public record ChannelCallerId(EventHeader header, Channel channel, int presentation, String presentationText)
        implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelCallerId";
    }
}
