package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * A hangup of the channel was requested, by its far end, by ARI or by Asterisk itself. With {@code soft}, {@code cause} is an
 * internal flag of Asterisk (32: our own DELETE or a dial timeout; 1: no media came for the time-out of the endpoint), not
 * Q.850: take {@link #q850}, or the cause from {@link ChannelDestroyed}.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param cause Q.850 cause, or the flag when soft; null if the far end gave none
 * @param techCause the SIP status, if Asterisk gave one
 * @param soft whether Asterisk itself ended the channel: by request, at a time-out, or for want of media
 */
public record ChannelHangupRequest(
        EventHeader header,
        Channel channel,
        @Nullable Integer cause,
        @Nullable Integer techCause,
        boolean soft) implements ChannelEvent {
    /** AST_SOFTHANGUP_DEV: the channel's driver gave up, as it does when no RTP comes for {@code rtp_timeout}. */
    private static final int DRIVER_GAVE_UP = 1;

    /**
     * The Q.850 cause that this tells; null if it tells none. That no media came is told by a flag only, and is cause 44, as
     * Asterisk's own cause is then.
     */
    public @Nullable HangupCause q850() {
        if (cause == null || (soft && cause != DRIVER_GAVE_UP)) {
            return null;
        }
        return soft ? HangupCause.CHANNEL_UNAVAILABLE : HangupCause.of(cause);
    }

    @Override
    public String type() {
        return "ChannelHangupRequest";
    }
}
