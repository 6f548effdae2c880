package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * A hangup of the channel was requested, by its far end, by ARI or by Asterisk itself. With {@code soft}, {@code cause}
 * is an internal flag of Asterisk (32: our own DELETE or a dial timeout; 1: no media was received for the time-out of
 * the endpoint), not Q.850: take {@link #q850}, or the cause from {@link ChannelDestroyed}.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param cause Q.850 cause, or the flag if soft; null if the far end sent none
 * @param techCause the SIP status, null if Asterisk sent none
 * @param soft whether Asterisk itself ended the channel: by request, at a time-out, or because media was missing
 */
public record ChannelHangupRequest(
        EventHeader header,
        Channel channel,
        @Nullable Integer cause,
        @Nullable Integer techCause,
        boolean soft) implements ChannelEvent {
    /**
     * AST_SOFTHANGUP_DEV: the channel driver ended the channel, for example because no RTP was received for
     * {@code rtp_timeout}.
     */
    private static final int DRIVER_GAVE_UP = 1;

    /**
     * The Q.850 cause of this event; null if there is none. The flag for missing media is mapped to cause 44, which is
     * Asterisk's cause in this case.
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
