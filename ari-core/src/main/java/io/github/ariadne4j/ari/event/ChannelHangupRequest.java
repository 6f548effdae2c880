package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked to hang up. With {@code soft}, {@code cause} is an internal flag of Asterisk (32: our own DELETE or a
 * dial timeout), not Q.850; take the cause from {@link ChannelDestroyed}.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param cause Q.850 cause, or the flag when soft; null if the far end gave none
 * @param techCause the SIP status, if Asterisk gave one
 * @param soft whether Asterisk itself, asked by somebody, ended the channel
 */
public record ChannelHangupRequest(
        EventHeader header,
        Channel channel,
        @Nullable Integer cause,
        @Nullable Integer techCause,
        boolean soft) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelHangupRequest";
    }
}
