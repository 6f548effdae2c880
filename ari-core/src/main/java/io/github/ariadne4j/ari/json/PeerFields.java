package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Reads the field {@code peer} of events: a channel if it has an id, else a registration. They share no other field
 * name.
 */
final class PeerFields extends ObjectReader<Object> {
    private final ChannelFields channel = new ChannelFields();
    private final EndpointFields.PeerStatus status = new EndpointFields.PeerStatus();
    private boolean hasId;

    @Override
    void field(String name, JsonParser json) throws IOException {
        hasId |= "id".equals(name);
        if (EndpointFields.PeerStatus.NAMES.contains(name)) {
            status.field(name, json);
        } else {
            channel.field(name, json);
        }
    }

    @Override
    Object made() {
        return hasId ? channel.made() : status.made();
    }
}
