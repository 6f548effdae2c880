package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.ContactInfo;
import io.github.ariadne4j.ari.model.Endpoint;

/**
 * A contact of an endpoint became reachable or unreachable.
 *
 * @param header the common fields of events
 * @param endpoint the endpoint at the time of the event
 * @param contact the contact
 */
public record ContactStatusChange(EventHeader header, Endpoint endpoint, ContactInfo contact) implements EndpointEvent {
    @Override
    public String type() {
        return "ContactStatusChange";
    }
}
