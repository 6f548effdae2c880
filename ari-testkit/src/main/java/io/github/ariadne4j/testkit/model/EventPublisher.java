package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Sends events to the applications that are subscribed and whose filter lets them through; nothing is queued. */
final class EventPublisher {
    private final Inventory inventory;
    private final Timers timers;
    private final String asteriskId;

    EventPublisher(Inventory inventory, Timers timers, String asteriskId) {
        this.inventory = inventory;
        this.timers = timers;
        this.asteriskId = asteriskId;
    }

    /** To every application that is subscribed to the channel. */
    void aboutChannel(SimulatedChannel channel, ObjectNode event) {
        for (StasisApplication application : inventory.applications.values()) {
            if (application.hears(channel)) {
                toApplication(application, event);
            }
        }
    }

    /** To every application that is subscribed to the bridge or to the channel, once. */
    void aboutBridge(SimulatedBridge bridge, SimulatedChannel channel, ObjectNode event) {
        for (StasisApplication application : inventory.applications.values()) {
            if (application.hears(bridge) || application.hears(channel)) {
                toApplication(application, event);
            }
        }
    }

    /** To every application that is subscribed to the bridge. */
    void aboutBridge(SimulatedBridge bridge, ObjectNode event) {
        for (StasisApplication application : inventory.applications.values()) {
            if (application.hears(bridge)) {
                toApplication(application, event);
            }
        }
    }

    void toApplication(StasisApplication application, ObjectNode event) {
        EventSocket socket = application.socket;
        if (socket != null && application.wants(typeOf(event))) {
            toSocket(application.name, socket, event);
        }
    }

    void toSocket(String application, EventSocket socket, ObjectNode event) {
        event.put("timestamp", Snapshots.timestamp(timers.now()));
        event.put("asterisk_id", asteriskId);
        event.put("application", application);
        socket.send(new OutgoingEvent(typeOf(event), application, channelOf(event), event.toString()));
    }

    private static String typeOf(ObjectNode event) {
        return event.path("type").asText();
    }

    private static String channelOf(ObjectNode event) {
        JsonNode channel = event.has("peer") ? event.path("peer") : event.path("channel");
        return channel.path("id").asText();
    }
}
