package io.github.ariadne4j.testkit.state;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.time.Timers;
import java.util.List;
import java.util.stream.Stream;

/** Sends events to the applications that are subscribed and whose filter accepts them; nothing is queued. */
public final class EventPublisher {
    /** The fields of an event that can contain the channel that it is about. */
    private static final List<JsonPointer> CHANNELS = Stream.of(
                    "/peer", "/channel", "/transferer_first_leg", "/referred_by/source_channel")
            .map(JsonPointer::compile)
            .toList();

    private final Inventory inventory;
    private final Timers timers;
    private final String asteriskId;

    /** The timers and the entity id are the source of the fields that every event has. */
    public EventPublisher(Inventory inventory, Timers timers, String asteriskId) {
        this.inventory = inventory;
        this.timers = timers;
        this.asteriskId = asteriskId;
    }

    /**
     * Sends to every application that is subscribed to the channel, and once more to those that are subscribed to its endpoint:
     * Asterisk forwards both, but sends the end of a channel once. Sends nothing of a channel that cannot be written as JSON.
     */
    public void aboutChannel(SimulatedChannel channel, ObjectNode event) {
        if (!channel.isReadable()) {
            return;
        }
        for (StasisApplication application : inventory.applications.values()) {
            boolean heard = application.hears(channel);
            if (heard) {
                toApplication(application, event);
            }
            if (application.hearsEndpointOf(channel) && !(heard && typeOf(event).equals("ChannelDestroyed"))) {
                toApplication(application, event);
            }
        }
    }

    /** Sends to every application that is subscribed to the endpoint. */
    public void aboutEndpoint(String id, ObjectNode event) {
        for (StasisApplication application : inventory.applications.values()) {
            if (application.hearsEndpoint(id)) {
                toApplication(application, event);
            }
        }
    }

    /** Sends to every application that is subscribed to the device. */
    public void aboutDevice(String name, ObjectNode event) {
        for (StasisApplication application : inventory.applications.values()) {
            if (application.hearsDevice(name)) {
                toApplication(application, event);
            }
        }
    }

    /** Sends to every application that is subscribed to the bridge or to the channel, once. */
    public void aboutBridge(SimulatedBridge bridge, SimulatedChannel channel, ObjectNode event) {
        for (StasisApplication application : inventory.applications.values()) {
            if (channel.isReadable() && (application.hears(bridge) || application.hears(channel))) {
                toApplication(application, event);
            }
        }
    }

    /** Sends to every application that is subscribed to the bridge. */
    public void aboutBridge(SimulatedBridge bridge, ObjectNode event) {
        for (StasisApplication application : inventory.applications.values()) {
            if (application.hears(bridge)) {
                toApplication(application, event);
            }
        }
    }

    /** Sends to every application that is subscribed to everything. */
    public void toThoseThatHearAll(ObjectNode event) {
        inventory.applications.values().stream()
                .filter(StasisApplication::hearsAll)
                .forEach(application -> toApplication(application, event));
    }

    /** Sends to one application, unless it is inactive or its filter drops the event. */
    public void toApplication(StasisApplication application, ObjectNode event) {
        EventSocket socket = application.socket();
        if (socket != null && application.wants(typeOf(event))) {
            toSocket(application.name, socket, event);
        }
    }

    /** Sends to a socket under the name of an application, without regard to its filter. */
    public void toSocket(String application, EventSocket socket, ObjectNode event) {
        event.put("timestamp", Snapshots.timestamp(timers.now()));
        event.put("asterisk_id", asteriskId);
        event.put("application", application);
        socket.send(new OutgoingEvent(typeOf(event), application, channelOf(event), event.toString()));
    }

    private static String typeOf(ObjectNode event) {
        return event.path("type").asText();
    }

    private static String channelOf(ObjectNode event) {
        for (JsonPointer field : CHANNELS) {
            JsonNode channel = event.at(field);
            if (!channel.isMissingNode()) {
                return channel.path("id").asText();
            }
        }
        return "";
    }
}
