package io.github.ariadne4j.ari.model;

import java.util.Map;

/**
 * A text message. All of it comes from the far end, so treat it as untrusted.
 *
 * @param from who sent it
 * @param to whom it is for
 * @param body what it says
 * @param variables what came with it (SIP headers), by name
 */
public record TextMessage(String from, String to, String body, Map<String, String> variables) {
    /** Copies the variables. */
    public TextMessage {
        variables = Map.copyOf(variables);
    }
}
