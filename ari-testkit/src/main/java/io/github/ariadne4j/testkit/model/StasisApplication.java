package io.github.ariadne4j.testkit.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Stasis application: its socket, its subscriptions, and its event filter. Under the loop's lock only. */
final class StasisApplication {
    final String name;
    /** The number of subscriptions by channel, as in Asterisk: Stasis, creation, originator and requests count one each. */
    final Map<String, Integer> channels = new LinkedHashMap<>();

    final Set<String> bridges = new LinkedHashSet<>();
    final Set<String> endpoints = new LinkedHashSet<>();
    final Set<String> devices = new LinkedHashSet<>();
    final Set<String> allowed = new LinkedHashSet<>();
    final Set<String> disallowed = new LinkedHashSet<>();
    /** Whether it is subscribed to everything; then it has no subscriptions of single channels and bridges, as in Asterisk. */
    boolean hearsAll;

    /** Null while the application is inactive. */
    @Nullable EventSocket socket;

    StasisApplication(String name) {
        this.name = name;
    }

    boolean isActive() {
        return socket != null;
    }

    boolean isDead() {
        return socket == null && channels.isEmpty() && bridges.isEmpty() && endpoints.isEmpty() && devices.isEmpty();
    }

    boolean wants(String eventType) {
        return !disallowed.contains(eventType) && (allowed.isEmpty() || allowed.contains(eventType));
    }

    void subscribe(SimulatedChannel channel) {
        if (!hearsAll) {
            channels.merge(channel.id, 1, Integer::sum);
        }
    }

    void unsubscribe(SimulatedChannel channel) {
        channels.computeIfPresent(channel.id, (id, count) -> count > 1 ? count - 1 : null);
    }

    boolean hears(SimulatedChannel channel) {
        return hearsAll || channels.containsKey(channel.id);
    }

    boolean hears(SimulatedBridge bridge) {
        return hearsAll || bridges.contains(bridge.id);
    }

    boolean hearsEndpointOf(SimulatedChannel channel) {
        return !endpoints.isEmpty() && endpoints.contains(channel.endpoint());
    }

    boolean hearsEndpoint(String id) {
        return hearsAll || endpoints.contains(id);
    }

    boolean hearsDevice(String name) {
        return hearsAll || devices.contains(name);
    }
}
