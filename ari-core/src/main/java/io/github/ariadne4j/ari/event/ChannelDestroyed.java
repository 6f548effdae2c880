package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * A channel was destroyed. Its cause is the final one of the leg; causes of other events are provisional. For an
 * inbound channel it arrives after {@link StasisEnd} only if the application subscribed to the channel or used it as
 * {@code originator} of a create.
 *
 * @param header the common fields of events
 * @param channel the channel at the time of the event
 * @param cause the Q.850 cause
 * @param causeText Asterisk's text for the cause
 * @param techCause the SIP status, null if Asterisk sent none; it may also be derived from Asterisk's own actions
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
