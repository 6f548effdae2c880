package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.Playback;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of REST requests about channels, bridges, playbacks and variables. Each method throws
 * {@link MalformedJsonException} if the text is not such an answer.
 */
public final class ModelReader {
    private ModelReader() {}

    /** A channel. */
    public static Channel channel(String json) {
        return one(json, ChannelFields::new);
    }

    /** Several channels. */
    public static List<Channel> channels(String json) {
        return many(json, ChannelFields::new);
    }

    /** A bridge. */
    public static Bridge bridge(String json) {
        return one(json, BridgeFields::new);
    }

    /** Several bridges. */
    public static List<Bridge> bridges(String json) {
        return many(json, BridgeFields::new);
    }

    /** A playback. */
    public static Playback playback(String json) {
        return one(json, MediaFields.Played::new);
    }

    /** The value of a variable. */
    public static String variable(String json) {
        return read(json, node -> AriJson.text(node, "value"));
    }

    /**
     * The text of an error answer: {@code message}, or {@code error} for failed allocations; empty if there is none.
     */
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
     * A JSON body with additional string fields.
     *
     * @param json a JSON object; null: an empty one
     * @param more the fields to add
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

    /** Reads a text that is one object. */
    static <T> T one(String text, Supplier<? extends ObjectReader<T>> fields) {
        return parsed(text, json -> {
            T made = fields.get().read(json);
            if (made == null) {
                throw new IllegalArgumentException("an object was expected");
            }
            return made;
        });
    }

    /** Reads a text that is an array of objects. */
    static <T> List<T> many(String text, Supplier<? extends ObjectReader<T>> fields) {
        return parsed(text, json -> ObjectReader.list(json, fields));
    }

    private interface Parsing<T> {
        T from(JsonParser json) throws IOException;
    }

    private static <T> T parsed(String text, Parsing<T> parsing) {
        try (JsonParser json = AriJson.FACTORY.createParser(text)) {
            if (json.nextToken() == null) {
                throw new IllegalArgumentException("the answer is empty");
            }
            return parsing.from(json);
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException("not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("not what ARI promises: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MalformedJsonException("not readable: " + e.getMessage(), e);
        }
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
