package io.github.ariadne4j.testkit.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;

/** Channels, bridges and applications as Asterisk writes them in JSON. */
public final class Snapshots {
    /** Asterisk's own format: the offset has no colon. */
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Snapshots() {}

    /** A time in UTC with milliseconds, in Asterisk's format. */
    public static String timestamp(Instant at) {
        return TIMESTAMP.format(at);
    }

    /** A {@code Channel}. */
    public static ObjectNode of(SimulatedChannel channel) {
        ObjectNode json = JSON.objectNode()
                .put("id", channel.id)
                .put("name", channel.name)
                .put("state", channel.state.wireName())
                .put("protocol_id", channel.sipCallId);
        json.set("caller", party(channel.callerNumber));
        json.set("connected", party(channel.connectedNumber));
        json.put("accountcode", channel.account);
        json.set("dialplan", dialplan(channel));
        if (!channel.shownVariables.isEmpty()) {
            ObjectNode shown = json.putObject("channelvars");
            channel.shownVariables.forEach(name -> shown.put(name, channel.variables.getOrDefault(name, "")));
        }
        return json.put("creationtime", timestamp(channel.created)).put("language", "en");
    }

    /** A {@code Bridge}. */
    public static ObjectNode of(SimulatedBridge bridge) {
        ArrayNode members = JSON.arrayNode();
        bridge.members.forEach(member -> members.add(member.id));
        ObjectNode json = JSON.objectNode()
                .put("id", bridge.id)
                .put("technology", bridge.technology())
                .put("bridge_type", bridge.holding ? "holding" : "mixing")
                .put("bridge_class", "stasis")
                .put("creator", "Stasis")
                .put("name", bridge.name);
        json.set("channels", members);
        if (!bridge.variables.isEmpty()) {
            ObjectNode variables = json.putObject("bridgevars");
            bridge.variables.forEach(variables::put);
        }
        return json.put("creationtime", timestamp(bridge.created)).put("video_mode", "none");
    }

    /** A {@code Playback}. */
    public static ObjectNode of(SimulatedPlayback playback) {
        ObjectNode json = JSON.objectNode().put("id", playback.id).put("media_uri", playback.current());
        if (!playback.isLast()) {
            json.put("next_media_uri", playback.following());
        }
        return json.put("target_uri", playback.target.uri())
                .put("language", playback.language)
                .put("state", playback.state());
    }

    /** A {@code LiveRecording}; its duration is present once it is done. */
    public static ObjectNode of(SimulatedRecording recording, Instant now) {
        ObjectNode json = JSON.objectNode()
                .put("name", recording.name)
                .put("format", recording.format)
                .put("target_uri", recording.target.uri())
                .put("state", recording.state());
        if (recording.state().equals("done")) {
            json.put("duration", Duration.between(recording.started, now).toSeconds());
        }
        return recording.cause().isEmpty() ? json : json.put("cause", recording.cause());
    }

    /** An {@code Endpoint}, with those of the channels that run over it. */
    public static ObjectNode of(SimulatedEndpoint endpoint, Collection<SimulatedChannel> channels) {
        ObjectNode json = JSON.objectNode()
                .put("technology", endpoint.technology)
                .put("resource", endpoint.resource)
                .put("state", endpoint.state());
        ArrayNode ids = json.putArray("channel_ids");
        channels.stream().filter(endpoint::carries).forEach(channel -> ids.add(channel.id));
        return json;
    }

    /** An {@code Application}. */
    public static ObjectNode of(StasisApplication application) {
        ObjectNode json = JSON.objectNode().put("name", application.name);
        json.set("channel_ids", strings(application.channels.keySet()));
        json.set("bridge_ids", strings(application.bridges));
        json.set("endpoint_ids", strings(application.endpoints));
        json.set("device_names", strings(application.devices));
        if (application.hearsAll()) {
            json.withArray("/channel_ids").add("__AST_CHANNEL_ALL_TOPIC");
            json.withArray("/bridge_ids").add("__AST_BRIDGE_ALL_TOPIC");
            json.withArray("/endpoint_ids").add("__AST_ENDPOINT_ALL_TOPIC");
        }
        json.set("events_allowed", types(application.allowed));
        json.set("events_disallowed", types(application.disallowed));
        return json;
    }

    static ArrayNode strings(Collection<String> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static ArrayNode types(Collection<String> types) {
        ArrayNode array = JSON.arrayNode();
        types.forEach(type -> array.add(JSON.objectNode().put("type", type)));
        return array;
    }

    private static ObjectNode party(String number) {
        return JSON.objectNode().put("name", "").put("number", number);
    }

    private static ObjectNode dialplan(SimulatedChannel channel) {
        boolean inStasis = channel.application != null;
        return JSON.objectNode()
                .put("context", "default")
                .put("exten", channel.exten)
                .put("priority", 1)
                .put("app_name", inStasis ? "Stasis" : "")
                .put("app_data", inStasis ? channel.stasisData : "");
    }
}
