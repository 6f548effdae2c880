package io.github.ariadne4j.ari.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a transfer is to go.
 *
 * @param protocolId the protocol's own id of the call to take over, empty for a blind transfer
 * @param destination the number or address that was asked for; untrusted
 * @param parameters what came with it, by name; untrusted
 * @param destinationChannel the leg that is to be taken over; null for a blind transfer
 * @param connected the channel that leg talks to; null if there is none
 * @param bridge the bridge of that leg; null if it is in none
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
