package io.github.ariadne4j.testkit.state;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Stasis application: its socket, its subscriptions, and its event filter. Under the loop's lock only. */
public final class StasisApplication {
    /** Its name. */
    public final String name;
    /** The number of subscriptions by channel, as in Asterisk: Stasis, creation, originator and requests count one each. */
    public final Map<String, Integer> channels = new LinkedHashMap<>();

    /** The ids of the bridges that it is subscribed to. */
    public final Set<String> bridges = new LinkedHashSet<>();
    /** The endpoints that it is subscribed to, as {@code technology/resource}. */
    public final Set<String> endpoints = new LinkedHashSet<>();
    /** The names of the devices that it is subscribed to. */
    public final Set<String> devices = new LinkedHashSet<>();
    /** The only types of events that it receives; empty: all. */
    final Set<String> allowed = new LinkedHashSet<>();
    /** The types of events that it does not receive. */
    final Set<String> disallowed = new LinkedHashSet<>();

    private boolean hearsAll;
    private @Nullable EventSocket socket;

    /** An inactive application without subscriptions. */
    public StasisApplication(String name) {
        this.name = name;
    }

    /** Its socket; null while the application is inactive. */
    public @Nullable EventSocket socket() {
        return socket;
    }

    /** Sends its events to a socket from now on. */
    public void register(EventSocket opened) {
        socket = opened;
    }

    /** Makes it inactive; its subscriptions of single resources stay. */
    public void unregister() {
        socket = null;
        hearsAll = false;
    }

    /** Whether it is subscribed to everything; then it has no subscriptions of single channels and bridges, as in Asterisk. */
    public boolean hearsAll() {
        return hearsAll;
    }

    /** Subscribes to everything. */
    public void subscribeToAll() {
        hearsAll = true;
    }

    /** Sets its filter; two empty sets let all events through. */
    public void filter(Set<String> allowedTypes, Set<String> disallowedTypes) {
        allowed.clear();
        allowed.addAll(allowedTypes);
        disallowed.clear();
        disallowed.addAll(disallowedTypes);
    }

    /** Whether it has a socket. */
    public boolean isActive() {
        return socket != null;
    }

    boolean isDead() {
        return socket == null && channels.isEmpty() && bridges.isEmpty() && endpoints.isEmpty() && devices.isEmpty();
    }

    /** Whether its filter accepts events of a type. */
    public boolean wants(String eventType) {
        return !disallowed.contains(eventType) && (allowed.isEmpty() || allowed.contains(eventType));
    }

    /** Adds one subscription to a channel. */
    public void subscribe(SimulatedChannel channel) {
        if (!hearsAll) {
            channels.merge(channel.id, 1, Integer::sum);
        }
    }

    /** Removes one subscription to a channel; has no effect if there is none. */
    public void unsubscribe(SimulatedChannel channel) {
        channels.computeIfPresent(channel.id, (id, count) -> count > 1 ? count - 1 : null);
    }

    /** Whether it is subscribed to the channel, or to everything. */
    public boolean hears(SimulatedChannel channel) {
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
