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

/** How single values are written and read. What is null is left out. */
final class JsonFields {
    private JsonFields() {}

    static void write(JsonGenerator json, String name, @Nullable Instant at) throws IOException {
        if (at != null) {
            json.writeStringField(name, at.toString());
        }
    }

    static void write(JsonGenerator json, String name, @Nullable Integer number) throws IOException {
        if (number != null) {
            json.writeNumberField(name, number.intValue());
        }
    }

    static void write(JsonGenerator json, String name, @Nullable HangupCause cause) throws IOException {
        if (cause != null) {
            json.writeNumberField(name, cause.code());
        }
    }

    static void write(JsonGenerator json, LegTimes times) throws IOException {
        write(json, "began", times.began());
        write(json, "ringing", times.ringing());
        write(json, "answered", times.answered());
        write(json, "ended", times.ended());
    }

    static void write(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    static @Nullable Integer number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isInt() ? value.intValue() : null;
    }

    static @Nullable Instant instant(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? Instant.parse(value.textValue()) : null;
    }

    /** @param began the name of the field that tells when the leg began */
    static LegTimes times(JsonNode node, String began) {
        return new LegTimes(
                Instant.parse(text(node, began)),
                instant(node, "ringing"),
                instant(node, "answered"),
                instant(node, "ended"));
    }

    static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
