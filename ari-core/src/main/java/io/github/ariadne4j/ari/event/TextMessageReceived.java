package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Endpoint;
import io.github.ariadne4j.ari.model.TextMessage;
import org.jspecify.annotations.Nullable;

/**
 * A text message (SIP MESSAGE) was received.
 *
 * @param header the common fields of events
 * @param message the message
 * @param endpoint the endpoint it came from; null if it came from none
 */
public record TextMessageReceived(
        EventHeader header, TextMessage message, @Nullable Endpoint endpoint) implements AriEvent {
    @Override
    public String type() {
        return "TextMessageReceived";
    }
}
