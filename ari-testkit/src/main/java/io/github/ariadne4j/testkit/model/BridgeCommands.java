package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.MediaState;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedBridge;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.telephony.Bridging;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.time.Instant;
import java.util.List;

/** The REST operations on bridges, one a method. Under the loop's lock only. */
public final class BridgeCommands {
    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final EventPublisher events;
    private final Bridging bridging;

    BridgeCommands(AsteriskLoop loop, Inventory inventory, EventPublisher events, Bridging bridging) {
        this.loop = loop;
        this.inventory = inventory;
        this.events = events;
        this.bridging = bridging;
    }

    /** All bridges. */
    public ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inventory.bridges.values().forEach(bridge -> all.add(Snapshots.of(bridge)));
        return all;
    }

    /** One bridge. */
    public ObjectNode get(String id) {
        return Snapshots.of(inventory.bridge(id));
    }

    /** Creates a bridge; the id of one that was destroyed a moment ago is still taken. */
    public ObjectNode create(String id, String type, String name) {
        String chosen = id.isEmpty() ? "bridge-" + inventory.nextNumber() : id;
        if (inventory.bridges.containsKey(chosen) || inventory.closingBridges.contains(chosen)) {
            throw RequestRefused.conflict("Bridge with id '" + chosen + "' already exists");
        }
        SimulatedBridge bridge =
                new SimulatedBridge(chosen, name, List.of(type.split(",", -1)).contains("holding"), now());
        inventory.bridges.put(chosen, bridge);
        return Snapshots.of(bridge);
    }

    /** Starts or stops music on hold for all members of the bridge; has no effect when repeated. */
    public void music(String id, boolean on) {
        SimulatedBridge bridge = inventory.bridge(id);
        if (on) {
            bridge.mediaStates.add(MediaState.MUSIC);
        } else {
            bridge.mediaStates.remove(MediaState.MUSIC);
        }
    }

    /** Destroys a bridge; its members stay in their applications, which then do not receive the end of the bridge. */
    public void destroy(String id) {
        SimulatedBridge bridge = inventory.bridge(id);
        boolean used = !bridge.members.isEmpty();
        bridge.takeEndings().forEach(Runnable::run);
        List.copyOf(bridge.members).forEach(bridging::leave);
        inventory.bridges.remove(id);
        inventory.closingBridges.add(id);
        loop.later(AsteriskLoop.tick(), () -> inventory.closingBridges.remove(id));
        if (used) {
            events.toThoseThatHearAll(Events.bridgeDestroyed(bridge));
        } else {
            events.aboutBridge(bridge, Events.bridgeDestroyed(bridge));
        }
        inventory.applications.values().forEach(application -> application.bridges.remove(id));
        inventory.forgetDeadApplications();
    }

    /** Adds channels to a bridge, all or none: one that cannot enter fails the request. */
    public void addChannels(String id, List<String> channelIds) {
        SimulatedBridge bridge = inventory.bridge(id);
        requireSome(channelIds);
        List<SimulatedChannel> channels =
                channelIds.stream().map(this::controlled).toList();
        channels.forEach(channel -> bridging.enter(channel, bridge));
    }

    /** Removes channels from a bridge. */
    public void removeChannels(String id, List<String> channelIds) {
        SimulatedBridge bridge = inventory.bridge(id);
        requireSome(channelIds);
        List<SimulatedChannel> channels =
                channelIds.stream().map(this::controlled).toList();
        if (!bridge.members.containsAll(channels)) {
            throw RequestRefused.unprocessable("Channel not in this bridge");
        }
        channels.forEach(bridging::leave);
    }

    /** Removes a channel from the bridge that it is in. */
    public void kick(String channelId) {
        SimulatedChannel channel = inventory.channel(channelId);
        if (channel.bridge == null) {
            throw RequestRefused.unprocessable("Channel not in any bridge");
        }
        bridging.leave(channel);
    }

    /** Bridge requests have statuses of their own for channels: 400 if unknown, 422 if not in Stasis. */
    private SimulatedChannel controlled(String channelId) {
        SimulatedChannel channel = inventory.channels.get(channelId);
        if (channel == null) {
            throw RequestRefused.badRequest("Channel not found");
        }
        if (channel.application == null || (channel.ending && !channel.finishing)) {
            throw RequestRefused.unprocessable("Channel not in Stasis application");
        }
        if (channel.recording != null) {
            throw RequestRefused.conflict("Channel " + channelId + " currently recording");
        }
        return channel;
    }

    private static void requireSome(List<String> channelIds) {
        if (channelIds.isEmpty()) {
            throw RequestRefused.badRequest("Missing parameter channel");
        }
    }

    private Instant now() {
        return loop.timers().now();
    }
}
