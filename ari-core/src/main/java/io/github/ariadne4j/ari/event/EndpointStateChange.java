package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Endpoint;

/**
 * An endpoint went online or offline.
 *
 * @param header the common fields of events
 * @param endpoint the endpoint at the time of the event
 */
public record EndpointStateChange(EventHeader header, Endpoint endpoint) implements EndpointEvent {
    @Override
    public String type() {
        return "EndpointStateChange";
    }
}
