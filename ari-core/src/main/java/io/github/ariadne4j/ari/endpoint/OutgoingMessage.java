package io.github.ariadne4j.ari.endpoint;

import java.util.Map;

/**
 * A text message.
 *
 * @param from who sends it, for example {@code pjsip:alice}
 * @param body the text
 * @param variables what the technology adds to it; PJSIP makes SIP headers of them
 */
public record OutgoingMessage(String from, String body, Map<String, String> variables) {
    /** Copies the variables. */
    public OutgoingMessage {
        variables = Map.copyOf(variables);
    }
}
