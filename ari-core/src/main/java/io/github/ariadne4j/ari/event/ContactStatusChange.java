package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.ContactInfo;
import io.github.ariadne4j.ari.model.Endpoint;

/**
 * A contact of an endpoint became reachable or unreachable.
 *
 * @param header what every event carries
 * @param endpoint the endpoint as it was then
 * @param contact the contact
 */
public record ContactStatusChange(EventHeader header, Endpoint endpoint, ContactInfo contact) implements EndpointEvent {
    @Override
    public String type() {
        return "ContactStatusChange";
    }
}
