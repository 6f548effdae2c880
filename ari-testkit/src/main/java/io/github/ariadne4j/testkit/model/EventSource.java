package io.github.ariadne4j.testkit.model;

import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedBridge;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.SimulatedEndpoint;
import io.github.ariadne4j.testkit.state.StasisApplication;
import org.jspecify.annotations.Nullable;

/** A source of events that an application can subscribe to, as a request names it. */
sealed interface EventSource {
    /** Adds one subscription. */
    void subscribe(StasisApplication application);

    /** Removes one subscription; 409 if there is none. */
    void unsubscribe(StasisApplication application);

    /** Reads {@code kind:id}: 400 for an unknown kind, 422 for something that does not exist. */
    static EventSource of(String source, Inventory inventory) {
        int colon = source.indexOf(':');
        String id = source.substring(colon + 1);
        return switch (colon < 0 ? "" : source.substring(0, colon)) {
            case "channel" -> new OfChannel(known(inventory.channels.get(id)));
            case "bridge" -> new OfBridge(known(inventory.bridges.get(id)));
            case "endpoint" -> new OfEndpoint(known(inventory.endpoints.get(id)));
            case "deviceState" -> new OfDevice(id);
            default -> throw RequestRefused.badRequest("Invalid event source");
        };
    }

    private static <T> T known(@Nullable T found) {
        if (found == null) {
            throw RequestRefused.unprocessable("Event source does not exist");
        }
        return found;
    }

    private static void require(boolean subscribed) {
        if (!subscribed) {
            throw RequestRefused.conflict("Application not subscribed to event source");
        }
    }

    /** A channel; its subscriptions are counted. */
    record OfChannel(SimulatedChannel channel) implements EventSource {
        @Override
        public void subscribe(StasisApplication application) {
            application.subscribe(channel);
        }

        @Override
        public void unsubscribe(StasisApplication application) {
            require(application.hears(channel));
            application.unsubscribe(channel);
        }
    }

    /** A bridge. */
    record OfBridge(SimulatedBridge bridge) implements EventSource {
        @Override
        public void subscribe(StasisApplication application) {
            application.bridges.add(bridge.id);
        }

        @Override
        public void unsubscribe(StasisApplication application) {
            require(application.bridges.remove(bridge.id));
        }
    }

    /** An endpoint, and every channel that runs over it. */
    record OfEndpoint(SimulatedEndpoint endpoint) implements EventSource {
        @Override
        public void subscribe(StasisApplication application) {
            application.endpoints.add(endpoint.id());
        }

        @Override
        public void unsubscribe(StasisApplication application) {
            require(application.endpoints.remove(endpoint.id()));
        }
    }

    /** A device, also one whose state was never set. */
    record OfDevice(String name) implements EventSource {
        @Override
        public void subscribe(StasisApplication application) {
            application.devices.add(name);
        }

        @Override
        public void unsubscribe(StasisApplication application) {
            require(application.devices.remove(name));
        }
    }
}
