package io.github.ariadne4j.callflow.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.LegTimes;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes single values of sessions and their states as JSON. Null values are left out. Any thread. */
public final class JsonFields {
    private JsonFields() {}

    /** A time as ISO-8601 text. */
    public static String text(Instant at) {
        return InstantTexts.of(at);
    }

    /** A time, as ISO-8601 text. */
    public static void write(JsonGenerator json, String name, @Nullable Instant at) throws IOException {
        if (at != null) {
            json.writeStringField(name, text(at));
        }
    }

    /** A number. */
    public static void write(JsonGenerator json, String name, @Nullable Integer number) throws IOException {
        if (number != null) {
            json.writeNumberField(name, number.intValue());
        }
    }

    /** A Q.850 cause, as its number. */
    public static void write(JsonGenerator json, String name, @Nullable HangupCause cause) throws IOException {
        if (cause != null) {
            json.writeNumberField(name, cause.code());
        }
    }

    /** The times of a leg, as fields of the open object. */
    public static void write(JsonGenerator json, LegTimes times) throws IOException {
        write(json, "began", times.began());
        write(json, "ringing", times.ringing());
        write(json, "answered", times.answered());
        write(json, "ended", times.ended());
    }

    /** Texts by name, as an object. */
    public static void write(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    /** A text; empty if there is none. */
    public static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    /** A number; null if there is none. */
    public static @Nullable Integer number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isInt() ? value.intValue() : null;
    }

    /** A time; null if there is none. */
    public static @Nullable Instant instant(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? Instant.parse(value.textValue()) : null;
    }

    /**
     * The times of a leg.
     *
     * @param began the name of the field with the beginning of the leg
     */
    public static LegTimes times(JsonNode node, String began) {
        return new LegTimes(
                Instant.parse(text(node, began)),
                instant(node, "ringing"),
                instant(node, "answered"),
                instant(node, "ended"));
    }

    /** Texts by name. */
    public static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** A Q.850 cause; null if there is none. */
    public static @Nullable HangupCause cause(JsonNode node, String name) {
        Integer code = number(node, name);
        return code == null ? null : HangupCause.of(code);
    }
}
