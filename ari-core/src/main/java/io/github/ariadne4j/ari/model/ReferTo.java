package io.github.ariadne4j.ari.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The destination of a transfer that was requested by SIP REFER.
 *
 * @param protocolId the protocol's own id of the call to replace (SIP: Call-ID), empty for a blind transfer
 * @param destination the requested number or address; untrusted
 * @param parameters additional parameters of the request, by name; untrusted
 * @param destinationChannel the leg to replace; null for a blind transfer
 * @param connected the channel that this leg is connected to; null if there is none
 * @param bridge the bridge of this leg; null if it is in none
 */
public record ReferTo(
        String protocolId,
        String destination,
        Map<String, String> parameters,
        @Nullable Channel destinationChannel,
        @Nullable Channel connected,
        @Nullable Bridge bridge) {
    /** Copies the parameters. */
    public ReferTo {
        parameters = Map.copyOf(parameters);
    }
}
