package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import java.util.Set;

/**
 * The REST operations on device states; applications may set only those of devices named {@code Stasis:…}. Under the loop's lock only.
 */
public final class DeviceCommands {
    private static final String OURS = "Stasis:";
    private static final Set<String> STATES =
            Set.of("NOT_INUSE", "INUSE", "BUSY", "INVALID", "UNAVAILABLE", "RINGING", "RINGINUSE", "ONHOLD");

    private final Inventory inventory;
    private final EventPublisher events;

    DeviceCommands(Inventory inventory, EventPublisher events) {
        this.inventory = inventory;
        this.events = events;
    }

    /** All devices whose state an application set. */
    public ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inventory.devices.keySet().forEach(name -> all.add(get(name)));
        return all;
    }

    /** One device; one whose state was not set is {@code UNKNOWN} or {@code INVALID}. */
    public ObjectNode get(String name) {
        String unknown = name.startsWith(OURS) ? "UNKNOWN" : "INVALID";
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("state", inventory.devices.getOrDefault(name, unknown));
    }

    /** Sets the state of a device. */
    public void update(String name, String state) {
        requireOurs(name);
        if (!STATES.contains(state)) {
            throw RequestRefused.badRequest("Unknown device state");
        }
        inventory.devices.put(name, state);
        events.aboutDevice(name, Events.deviceState(get(name)));
    }

    /** Deletes the state of a device. */
    public void delete(String name) {
        requireOurs(name);
        if (inventory.devices.remove(name) != null) {
            events.aboutDevice(name, Events.deviceState(get(name)));
        }
    }

    private static void requireOurs(String name) {
        if (!name.startsWith(OURS)) {
            throw RequestRefused.conflict("Only application controlled devices can be altered");
        }
    }
}
