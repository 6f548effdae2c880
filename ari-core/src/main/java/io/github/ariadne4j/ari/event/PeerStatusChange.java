package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Endpoint;
import io.github.ariadne4j.ari.model.Peer;

/**
 * A peer registered, unregistered, or became reachable or not.
 *
 * @param header what every event carries
 * @param endpoint the endpoint as it was then
 * @param peer the peer
 */
public record PeerStatusChange(EventHeader header, Endpoint endpoint, Peer peer) implements EndpointEvent {
    @Override
    public String type() {
        return "PeerStatusChange";
    }
}
