package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.DialplanPosition;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the answers of REST requests. Every method throws {@link MalformedJsonException} for what is no such answer. */
public final class ModelReader {
    private ModelReader() {}

    /** A channel. */
    public static Channel channel(String json) {
        return read(json, ModelReader::channel);
    }

    /** Several channels. */
    public static List<Channel> channels(String json) {
        return read(json, node -> list(node, ModelReader::channel));
    }

    /** A bridge. */
    public static Bridge bridge(String json) {
        return read(json, ModelReader::bridge);
    }

    /** Several bridges. */
    public static List<Bridge> bridges(String json) {
        return read(json, node -> list(node, ModelReader::bridge));
    }

    /** A playback. */
    public static Playback playback(String json) {
        return read(json, ModelReader::playback);
    }

    /** The value of a variable. */
    public static String variable(String json) {
        return read(json, node -> AriJson.text(node, "value"));
    }

    /** What an error answer says: {@code message}, or {@code error} for failed allocations; empty if it says nothing. */
    public static String errorMessage(String json) {
        try {
            JsonNode node = AriJson.parse(json);
            String message = AriJson.text(node, "message");
            return message.isEmpty() ? AriJson.text(node, "error") : message;
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    /**
     * A body with more texts in it.
     *
     * @param json a JSON object; null: an empty one
     * @param more what is added
     */
    public static String merged(@Nullable String json, Map<String, String> more) {
        return read(json == null ? "{}" : json, node -> {
            more.forEach(((ObjectNode) node)::put);
            return node.toString();
        });
    }

    /** A value as JSON, for the body of a request. */
    public static String write(Object value) {
        return AriJson.write(value);
    }

    static Channel channel(JsonNode node) {
        return new Channel(
                new ChannelId(AriJson.text(node, "id")),
                AriJson.text(node, "protocol_id"),
                AriJson.text(node, "name"),
                ChannelState.of(AriJson.text(node, "state")),
                callerId(node.path("caller")),
                callerId(node.path("connected")),
                AriJson.text(node, "accountcode"),
                dialplan(node.path("dialplan")),
                AriJson.instant(node, "creationtime"),
                AriJson.text(node, "language"),
                AriJson.texts(node.path("channelvars")));
    }

    static Bridge bridge(JsonNode node) {
        return new Bridge(
                new BridgeId(AriJson.text(node, "id")),
                AriJson.text(node, "technology"),
                AriJson.text(node, "bridge_type"),
                AriJson.text(node, "name"),
                list(node.path("channels"), id -> new ChannelId(id.asText())));
    }

    static Playback playback(JsonNode node) {
        return new Playback(
                new PlaybackId(AriJson.text(node, "id")),
                AriJson.text(node, "media_uri"),
                AriJson.text(node, "target_uri"),
                AriJson.text(node, "state"));
    }

    private static CallerId callerId(JsonNode node) {
        return new CallerId(AriJson.text(node, "name"), AriJson.text(node, "number"));
    }

    private static DialplanPosition dialplan(JsonNode node) {
        return new DialplanPosition(
                AriJson.text(node, "context"),
                AriJson.text(node, "exten"),
                node.path("priority").asLong(),
                AriJson.text(node, "app_name"),
                AriJson.text(node, "app_data"));
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> elements = new ArrayList<>(array.size());
        array.forEach(node -> elements.add(element.apply(node)));
        return elements;
    }

    static <T> T read(String json, Function<JsonNode, T> reader) {
        try {
            return reader.apply(AriJson.parse(json));
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException("not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("not what ARI promises: " + e.getMessage(), e);
        }
    }
}
