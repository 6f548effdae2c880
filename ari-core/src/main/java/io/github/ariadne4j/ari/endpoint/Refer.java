package io.github.ariadne4j.ari.endpoint;

import java.util.Map;

/**
 * A request to an endpoint to call another party (SIP: REFER).
 *
 * @param from who asks, for example {@code pjsip:alice}
 * @param to whom to call: an endpoint or a URI of the technology
 * @param toSelf whether to call Asterisk for that endpoint, instead of the endpoint's own contact
 * @param variables what the technology adds; PJSIP makes SIP headers of them, and of {@code display_name} the name
 */
public record Refer(String from, String to, boolean toSelf, Map<String, String> variables) {
    /** Copies the variables. */
    public Refer {
        variables = Map.copyOf(variables);
    }
}
