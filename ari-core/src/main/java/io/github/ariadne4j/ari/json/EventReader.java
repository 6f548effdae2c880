package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.event.ApplicationMoveFailed;
import io.github.ariadne4j.ari.event.ApplicationRegistered;
import io.github.ariadne4j.ari.event.ApplicationReplaced;
import io.github.ariadne4j.ari.event.ApplicationUnregistered;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.BridgeCreated;
import io.github.ariadne4j.ari.event.BridgeDestroyed;
import io.github.ariadne4j.ari.event.ChannelDestroyed;
import io.github.ariadne4j.ari.event.ChannelDtmfReceived;
import io.github.ariadne4j.ari.event.ChannelEnteredBridge;
import io.github.ariadne4j.ari.event.ChannelHangupRequest;
import io.github.ariadne4j.ari.event.ChannelHold;
import io.github.ariadne4j.ari.event.ChannelLeftBridge;
import io.github.ariadne4j.ari.event.ChannelStateChange;
import io.github.ariadne4j.ari.event.ChannelUnhold;
import io.github.ariadne4j.ari.event.ChannelVarset;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.event.EventHeader;
import io.github.ariadne4j.ari.event.PlaybackFinished;
import io.github.ariadne4j.ari.event.PlaybackStarted;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.event.UnknownEvent;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.model.Playback;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads events. Unknown fields are ignored, an unknown type becomes an {@link UnknownEvent}, and what is no event at all
 * throws {@link MalformedJsonException}.
 */
public final class EventReader {
    private static final Map<String, BiFunction<EventHeader, JsonNode, AriEvent>> READERS = readers();

    private EventReader() {}

    /** The event in this text frame. */
    public static AriEvent read(String json) {
        return ModelReader.read(json, node -> event(node, json));
    }

    private static AriEvent event(JsonNode node, String json) {
        String type = AriJson.text(node, "type");
        if (type.isEmpty()) {
            throw new IllegalArgumentException("an event has a type");
        }
        EventHeader header = header(node);
        BiFunction<EventHeader, JsonNode, AriEvent> reader = READERS.get(type);
        return reader == null ? new UnknownEvent(header, type, json) : reader.apply(header, node);
    }

    private static EventHeader header(JsonNode node) {
        Instant timestamp = AriJson.instant(node, "timestamp");
        return new EventHeader(
                timestamp == null ? Instant.now() : timestamp,
                AriJson.text(node, "application"),
                AriJson.text(node, "asterisk_id"));
    }

    private static Map<String, BiFunction<EventHeader, JsonNode, AriEvent>> readers() {
        Map<String, BiFunction<EventHeader, JsonNode, AriEvent>> readers = new HashMap<>();
        readers.put("ApplicationRegistered", (header, node) -> new ApplicationRegistered(header));
        readers.put("ApplicationUnregistered", (header, node) -> new ApplicationUnregistered(header));
        readers.put("ApplicationReplaced", (header, node) -> new ApplicationReplaced(header));
        readers.put(
                "ApplicationMoveFailed",
                (header, node) -> new ApplicationMoveFailed(header, channel(node), AriJson.text(node, "destination")));
        readers.put("StasisStart", EventReader::stasisStart);
        readers.put("StasisEnd", (header, node) -> new StasisEnd(header, channel(node)));
        readers.put("ChannelStateChange", (header, node) -> new ChannelStateChange(header, channel(node)));
        readers.put("ChannelHangupRequest", EventReader::hangupRequest);
        readers.put("ChannelDestroyed", EventReader::destroyed);
        readers.put(
                "ChannelHold",
                (header, node) -> new ChannelHold(header, channel(node), AriJson.text(node, "musicclass")));
        readers.put("ChannelUnhold", (header, node) -> new ChannelUnhold(header, channel(node)));
        readers.put("ChannelDtmfReceived", EventReader::digit);
        readers.put("ChannelVarset", EventReader::variable);
        readers.put(
                "ChannelEnteredBridge",
                (header, node) -> new ChannelEnteredBridge(header, channel(node), bridge(node)));
        readers.put("ChannelLeftBridge", (header, node) -> new ChannelLeftBridge(header, channel(node), bridge(node)));
        readers.put("BridgeCreated", (header, node) -> new BridgeCreated(header, bridge(node)));
        readers.put("BridgeDestroyed", (header, node) -> new BridgeDestroyed(header, bridge(node)));
        readers.put("PlaybackStarted", (header, node) -> new PlaybackStarted(header, playback(node)));
        readers.put("PlaybackFinished", (header, node) -> new PlaybackFinished(header, playback(node)));
        readers.put(
                "Dial",
                (header, node) -> new DialEvent(
                        header, ModelReader.channel(node.path("peer")), AriJson.text(node, "dialstatus")));
        return Map.copyOf(readers);
    }

    private static AriEvent stasisStart(EventHeader header, JsonNode node) {
        @Nullable Channel replaced = node.has("replace_channel") ? ModelReader.channel(node.path("replace_channel")) : null;
        return new StasisStart(header, channel(node), ModelReader.list(node.path("args"), JsonNode::asText), replaced);
    }

    private static AriEvent hangupRequest(EventHeader header, JsonNode node) {
        return new ChannelHangupRequest(
                header,
                channel(node),
                AriJson.integer(node, "cause"),
                AriJson.integer(node, "tech_cause"),
                node.path("soft").asBoolean());
    }

    private static AriEvent destroyed(EventHeader header, JsonNode node) {
        HangupCause cause = HangupCause.of(node.path("cause").asInt());
        return new ChannelDestroyed(header, channel(node), cause, AriJson.integer(node, "tech_cause"));
    }

    private static AriEvent digit(EventHeader header, JsonNode node) {
        Duration pressed = Duration.ofMillis(node.path("duration_ms").asLong());
        return new ChannelDtmfReceived(header, channel(node), AriJson.text(node, "digit"), pressed);
    }

    /** A global variable has no channel, and no record of its own: it stays raw. */
    private static AriEvent variable(EventHeader header, JsonNode node) {
        if (!node.has("channel")) {
            return new UnknownEvent(header, "ChannelVarset", node.toString());
        }
        return new ChannelVarset(header, channel(node), AriJson.text(node, "variable"), AriJson.text(node, "value"));
    }

    private static Channel channel(JsonNode node) {
        return ModelReader.channel(node.path("channel"));
    }

    private static Bridge bridge(JsonNode node) {
        return ModelReader.bridge(node.path("bridge"));
    }

    private static Playback playback(JsonNode node) {
        return ModelReader.playback(node.path("playback"));
    }
}
