package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * The end of a channel and the only event whose cause is the final truth of a leg. For an inbound channel it arrives after
 * {@link StasisEnd} only if the application subscribed to the channel or used it as {@code originator} of a create.
 *
 * @param header what every event carries
 * @param channel the channel as it was then
 * @param cause the Q.850 cause
 * @param causeText the cause in Asterisk's words
 * @param techCause the SIP status, if Asterisk gave one; a hint only: Asterisk also derives it from its own actions
 */
public record ChannelDestroyed(
        EventHeader header,
        Channel channel,
        HangupCause cause,
        String causeText,
        @Nullable Integer techCause) implements ChannelEvent {
    @Override
    public String type() {
        return "ChannelDestroyed";
    }
}
