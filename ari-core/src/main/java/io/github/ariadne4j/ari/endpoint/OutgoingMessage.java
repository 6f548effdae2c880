package io.github.ariadne4j.ari.endpoint;

import java.util.Map;

/**
 * A text message to be sent.
 *
 * @param from the sender, for example {@code pjsip:alice}
 * @param body the text
 * @param variables additional values; PJSIP sends them as SIP headers
 */
public record OutgoingMessage(String from, String body, Map<String, String> variables) {
    /** Copies the variables. */
    public OutgoingMessage {
        variables = Map.copyOf(variables);
    }
}
