package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;

/**
 * The caller id of a channel changed.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param presentation the presentation as Asterisk's number
 * @param presentationText the presentation in words
 */
public record ChannelCallerId(EventHeader header, Channel channel, int presentation, String presentationText)
        implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelCallerId";
    }
}
