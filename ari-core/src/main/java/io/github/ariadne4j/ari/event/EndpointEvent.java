package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Endpoint;

/** An event about one endpoint. */
public sealed interface EndpointEvent extends AriEvent
        permits ContactStatusChange, EndpointStateChange, PeerStatusChange {
    /** The endpoint at the time of the event. */
    Endpoint endpoint();
}
