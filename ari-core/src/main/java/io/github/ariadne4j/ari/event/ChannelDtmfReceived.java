package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import java.time.Duration;

/**
 * A DTMF digit was received; sent at its end.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param digit one of 0-9, A-D, * and #
 * @param duration how long the key was pressed
 */
public record ChannelDtmfReceived(EventHeader header, Channel channel, String digit, Duration duration)
        implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelDtmfReceived";
    }

    /** Without the digit, which may be part of a PIN. */
    @Override
    public String toString() {
        return "ChannelDtmfReceived[" + header + ", " + channel.id() + ']';
    }
}
