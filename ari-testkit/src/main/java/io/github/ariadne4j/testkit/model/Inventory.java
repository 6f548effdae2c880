package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Everything that the simulated Asterisk holds right now; under the loop's lock only. */
final class Inventory {
    final Map<String, SimulatedChannel> channels = new LinkedHashMap<>();
    final Map<String, SimulatedBridge> bridges = new LinkedHashMap<>();
    final Map<String, StasisApplication> applications = new LinkedHashMap<>();
    final Map<String, ObjectNode> playbacks = new LinkedHashMap<>();
    /** Ids of bridges that were destroyed a moment ago and cannot be used again yet. */
    final Set<String> closingBridges = new HashSet<>();

    private final Set<String> channelIds = new HashSet<>();
    private long sequence;

    long nextNumber() {
        return ++sequence;
    }

    /** Ids that differ only in case are the same to Asterisk. */
    boolean knowsId(String channelId) {
        return channelIds.contains(channelId.toLowerCase(Locale.ROOT));
    }

    void add(SimulatedChannel channel) {
        channels.put(channel.id, channel);
        channelIds.add(channel.id.toLowerCase(Locale.ROOT));
    }

    void remove(SimulatedChannel channel) {
        channels.remove(channel.id);
        channelIds.remove(channel.id.toLowerCase(Locale.ROOT));
    }

    SimulatedChannel channel(String id) {
        SimulatedChannel channel = channels.get(id);
        if (channel == null) {
            throw RequestRefused.notFound("Channel not found");
        }
        return channel;
    }

    /** The channel, if an application controls it. */
    SimulatedChannel channelInStasis(String id) {
        SimulatedChannel channel = channel(id);
        if (channel.application == null) {
            throw RequestRefused.conflict("Channel not in Stasis application");
        }
        return channel;
    }

    /** The channel, if an application controls it and its state allows media commands. */
    SimulatedChannel channelForMedia(String id) {
        SimulatedChannel channel = channelInStasis(id);
        if (channel.state.refusesMedia()) {
            throw RequestRefused.wrongState();
        }
        return channel;
    }

    SimulatedBridge bridge(String id) {
        SimulatedBridge bridge = bridges.get(id);
        if (bridge == null) {
            throw RequestRefused.notFound("Bridge not found");
        }
        return bridge;
    }

    StasisApplication application(String name) {
        StasisApplication application = applications.get(name);
        if (application == null) {
            throw RequestRefused.notFound("Application not found");
        }
        return application;
    }

    /** An inactive application without subscriptions is forgotten. */
    void forgetDeadApplications() {
        applications.values().removeIf(StasisApplication::isDead);
    }

    /** All that a restart of Asterisk ends; the sockets are gone too. */
    void clear() {
        channels.clear();
        channelIds.clear();
        bridges.clear();
        applications.clear();
        playbacks.clear();
        closingBridges.clear();
    }
}
