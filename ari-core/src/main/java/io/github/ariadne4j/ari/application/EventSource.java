package io.github.ariadne4j.ari.application;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;

/**
 * What an application can be subscribed to.
 *
 * @param uri as ARI writes it
 */
public record EventSource(String uri) {
    /** @throws IllegalArgumentException if it is no {@code kind:name}, or holds a comma */
    public EventSource {
        if (!uri.matches("(channel|bridge|endpoint|deviceState):[^,]*")) {
            throw new IllegalArgumentException("not what an application can be subscribed to: " + uri);
        }
    }

    /** A channel, until it is destroyed. */
    public static EventSource channel(ChannelId id) {
        return new EventSource("channel:" + id);
    }

    /** All channels: what {@code subscribeAll} does to them, and as little fit for calls under load. */
    public static EventSource allChannels() {
        return new EventSource("channel:");
    }

    /** A bridge, until it is destroyed. */
    public static EventSource bridge(BridgeId id) {
        return new EventSource("bridge:" + id);
    }

    /** All bridges. */
    public static EventSource allBridges() {
        return new EventSource("bridge:");
    }

    /** An endpoint and all its channels; events of a channel that is subscribed already then come twice. */
    public static EventSource endpoint(String technology, String resource) {
        return new EventSource("endpoint:" + technology + '/' + resource);
    }

    /** All endpoints of a technology. */
    public static EventSource endpoints(String technology) {
        return new EventSource("endpoint:" + technology);
    }

    /** All endpoints. */
    public static EventSource allEndpoints() {
        return new EventSource("endpoint:");
    }

    /** A device's state. Ending this subscription has been seen to lock up Asterisk (its issue 2170). */
    public static EventSource deviceState(String device) {
        return new EventSource("deviceState:" + device);
    }

    /** All device states; the same warning. */
    public static EventSource allDeviceStates() {
        return new EventSource("deviceState:");
    }
}
