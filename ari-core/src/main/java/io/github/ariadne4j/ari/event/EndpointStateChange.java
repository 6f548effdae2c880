package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Endpoint;

/**
 * An endpoint went online or offline.
 *
 * @param header what every event carries
 * @param endpoint the endpoint as it was then
 */
public record EndpointStateChange(EventHeader header, Endpoint endpoint) implements EndpointEvent {
    @Override
    public String type() {
        return "EndpointStateChange";
    }
}
