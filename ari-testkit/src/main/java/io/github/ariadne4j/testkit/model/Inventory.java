package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The channels, bridges, applications and other objects of the simulated Asterisk; under the loop's lock only. */
final class Inventory {
    final Map<String, SimulatedChannel> channels = new LinkedHashMap<>();
    final Map<String, SimulatedBridge> bridges = new LinkedHashMap<>();
    final Map<String, StasisApplication> applications = new LinkedHashMap<>();
    final Map<String, SimulatedPlayback> playbacks = new LinkedHashMap<>();
    final Map<String, SimulatedRecording> recordings = new LinkedHashMap<>();
    final Map<String, String> globals = new LinkedHashMap<>();
    /** By {@code technology/resource}. */
    final Map<String, SimulatedEndpoint> endpoints = new LinkedHashMap<>();

    /** The URIs of contacts by PJSIP endpoint. */
    final Map<String, List<String>> contacts = new LinkedHashMap<>();

    /** The formats of the stored recordings, by name. */
    final Map<String, String> stored = new LinkedHashMap<>();

    /** The names of the variables that every channel's JSON object contains. */
    final Set<String> shownVariables = new LinkedHashSet<>();

    final Map<String, String> devices = new LinkedHashMap<>();
    final Map<String, ObjectNode> mailboxes = new LinkedHashMap<>();
    final Set<String> modules = new TreeSet<>(USUAL_MODULES);
    /** The ids of bridges that were destroyed a moment ago and cannot be used again yet. */
    final Set<String> closingBridges = new HashSet<>();

    private static final List<String> USUAL_MODULES = List.of(
            "app_stasis.so", "chan_pjsip.so", "res_ari.so", "res_http_websocket.so", "res_pjsip.so", "res_stasis.so");

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
        channel.shownVariables = shownVariables;
        endpoints.computeIfAbsent(channel.endpoint(), Inventory::endpointOf);
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

    /** Removes inactive applications without subscriptions. */
    void forgetDeadApplications() {
        applications.values().removeIf(StasisApplication::isDead);
    }

    /** Removes the objects on disk: a restart of Asterisk keeps them, a reset of the simulator does not. */
    void forgetStored() {
        stored.clear();
        devices.clear();
        mailboxes.clear();
        endpoints.clear();
        contacts.clear();
        shownVariables.clear();
        modules.clear();
        modules.addAll(USUAL_MODULES);
    }

    /** Removes all that a restart of Asterisk ends, the sockets included. */
    void clear() {
        channels.clear();
        channelIds.clear();
        bridges.clear();
        applications.clear();
        playbacks.clear();
        recordings.clear();
        globals.clear();
        closingBridges.clear();
    }

    private static SimulatedEndpoint endpointOf(String id) {
        int slash = id.indexOf('/');
        return new SimulatedEndpoint(id.substring(0, slash), id.substring(slash + 1), "online");
    }
}
