package io.github.ariadne4j.testkit.state;

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
public final class Inventory {
    /** By id. */
    public final Map<String, SimulatedChannel> channels = new LinkedHashMap<>();
    /** By id. */
    public final Map<String, SimulatedBridge> bridges = new LinkedHashMap<>();
    /** By name, the inactive ones included. */
    public final Map<String, StasisApplication> applications = new LinkedHashMap<>();
    /** The playbacks that are queued or play, by id. */
    public final Map<String, SimulatedPlayback> playbacks = new LinkedHashMap<>();
    /** The recordings that are queued or in progress, by name. */
    public final Map<String, SimulatedRecording> recordings = new LinkedHashMap<>();
    /** Global variables by name. */
    public final Map<String, String> globals = new LinkedHashMap<>();
    /** By {@code technology/resource}. */
    public final Map<String, SimulatedEndpoint> endpoints = new LinkedHashMap<>();

    /** The URIs of contacts by PJSIP endpoint. */
    public final Map<String, List<String>> contacts = new LinkedHashMap<>();

    /** The formats of the stored recordings, by name. */
    public final Map<String, String> stored = new LinkedHashMap<>();

    /** The names of the variables that every channel's JSON object contains. */
    public final Set<String> shownVariables = new LinkedHashSet<>();

    /** The device states that an application set, by the name of the device. */
    public final Map<String, String> devices = new LinkedHashMap<>();
    /** The JSON objects of mailboxes, by name. */
    public final Map<String, ObjectNode> mailboxes = new LinkedHashMap<>();
    /** The names of the loaded modules. */
    public final Set<String> modules = new TreeSet<>(USUAL_MODULES);
    /** The ids of bridges that were destroyed a moment ago and cannot be used again yet. */
    public final Set<String> closingBridges = new HashSet<>();

    private static final List<String> USUAL_MODULES = List.of(
            "app_stasis.so", "chan_pjsip.so", "res_ari.so", "res_http_websocket.so", "res_pjsip.so", "res_stasis.so");

    private final Set<String> channelIds = new HashSet<>();
    private long sequence;

    /** A number that was not returned before; ids and names of channels contain it. */
    public long nextNumber() {
        return ++sequence;
    }

    /** Ids that differ only in case are the same to Asterisk. */
    public boolean knowsId(String channelId) {
        return channelIds.contains(channelId.toLowerCase(Locale.ROOT));
    }

    /** Adds a channel, and its endpoint if it is new. */
    public void add(SimulatedChannel channel) {
        channels.put(channel.id, channel);
        channel.shownVariables = shownVariables;
        endpoints.computeIfAbsent(channel.endpoint(), Inventory::endpointOf);
        channelIds.add(channel.id.toLowerCase(Locale.ROOT));
    }

    /** Removes a channel; its endpoint remains. */
    public void remove(SimulatedChannel channel) {
        channels.remove(channel.id);
        channelIds.remove(channel.id.toLowerCase(Locale.ROOT));
    }

    /** The channel; 404 if there is none. */
    public SimulatedChannel channel(String id) {
        SimulatedChannel channel = channels.get(id);
        if (channel == null) {
            throw RequestRefused.notFound("Channel not found");
        }
        return channel;
    }

    /** The channel, if an application controls it. */
    public SimulatedChannel channelInStasis(String id) {
        SimulatedChannel channel = channel(id);
        if (channel.application == null) {
            throw RequestRefused.conflict("Channel not in Stasis application");
        }
        return channel;
    }

    /** The channel, if an application controls it and its state allows media commands. */
    public SimulatedChannel channelForMedia(String id) {
        SimulatedChannel channel = channelInStasis(id);
        if (channel.state.refusesMedia()) {
            throw RequestRefused.wrongState();
        }
        return channel;
    }

    /** The bridge; 404 if there is none. */
    public SimulatedBridge bridge(String id) {
        SimulatedBridge bridge = bridges.get(id);
        if (bridge == null) {
            throw RequestRefused.notFound("Bridge not found");
        }
        return bridge;
    }

    /** The application; 404 if there is none. */
    public StasisApplication application(String name) {
        StasisApplication application = applications.get(name);
        if (application == null) {
            throw RequestRefused.notFound("Application not found");
        }
        return application;
    }

    /** Removes inactive applications without subscriptions. */
    public void forgetDeadApplications() {
        applications.values().removeIf(StasisApplication::isDead);
    }

    /** Removes the objects on disk: a restart of Asterisk keeps them, a reset of the simulator does not. */
    public void forgetStored() {
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
    public void clear() {
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
