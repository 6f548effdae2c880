package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Endpoint;
import io.github.ariadne4j.ari.model.Peer;

/**
 * A peer registered, unregistered, or became reachable or not.
 *
 * @param header the common fields of events
 * @param endpoint the endpoint at the time of the event
 * @param peer the peer
 */
public record PeerStatusChange(EventHeader header, Endpoint endpoint, Peer peer) implements EndpointEvent {
    @Override
    public String type() {
        return "PeerStatusChange";
    }
}
