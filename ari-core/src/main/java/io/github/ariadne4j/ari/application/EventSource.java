package io.github.ariadne4j.ari.application;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;

/**
 * A resource that an application can be subscribed to.
 *
 * @param uri the URI of the resource in ARI, for example {@code endpoint:PJSIP/alice}
 */
public record EventSource(String uri) {
    /** @throws IllegalArgumentException if it is not of the form {@code kind:name}, or contains a comma */
    public EventSource {
        if (!uri.matches("(channel|bridge|endpoint|deviceState):[^,]*")) {
            throw new IllegalArgumentException("not an event source of the form kind:name: " + uri);
        }
    }

    /** A channel, until it is destroyed. */
    public static EventSource channel(ChannelId id) {
        return new EventSource("channel:" + id);
    }

    /** All channels, as {@code subscribeAll} does; unsuitable under load, since all events of all calls are sent. */
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

    /** An endpoint and all its channels; events of a channel with its own subscription are then sent twice. */
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

    /** A device's state. Ending this subscription can deadlock Asterisk (its issue 2170). */
    public static EventSource deviceState(String device) {
        return new EventSource("deviceState:" + device);
    }

    /** All device states; with the risk of {@link #deviceState}. */
    public static EventSource allDeviceStates() {
        return new EventSource("deviceState:");
    }
}
