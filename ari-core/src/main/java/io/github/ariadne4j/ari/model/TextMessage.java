package io.github.ariadne4j.ari.model;

import java.util.Map;

/**
 * A received text message. All parts come from the far end: untrusted.
 *
 * @param from the sender
 * @param to the recipient
 * @param body the text
 * @param variables additional values (SIP headers), by name
 */
public record TextMessage(String from, String to, String body, Map<String, String> variables) {
    /** Copies the variables. */
    public TextMessage {
        variables = Map.copyOf(variables);
    }
}
