package io.github.ariadne4j.ari.endpoint;

import java.util.Map;

/**
 * A request to an endpoint to call another party (SIP: REFER).
 *
 * @param from the referring party, for example {@code pjsip:alice}
 * @param to the party to call: an endpoint or a URI of the technology
 * @param toSelf whether the call is to go to Asterisk for that endpoint, instead of to the endpoint's contact
 * @param variables additional values; PJSIP sends them as SIP headers, and {@code display_name} as the display name
 */
public record Refer(String from, String to, boolean toSelf, Map<String, String> variables) {
    /** Copies the variables. */
    public Refer {
        variables = Map.copyOf(variables);
    }
}
