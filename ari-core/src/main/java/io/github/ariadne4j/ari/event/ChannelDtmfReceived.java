package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import java.time.Duration;

/**
 * A digit was received (at its end).
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param digit one of 0-9, A-D, * and #
 * @param duration how long the key was pressed
 */
public record ChannelDtmfReceived(EventHeader header, Channel channel, String digit, Duration duration)
        implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelDtmfReceived";
    }

    /** Without the digit, which may be one of a PIN. */
    @Override
    public String toString() {
        return "ChannelDtmfReceived[" + header + ", " + channel.id() + ']';
    }
}
