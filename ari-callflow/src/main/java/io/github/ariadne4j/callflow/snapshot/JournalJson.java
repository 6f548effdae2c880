package io.github.ariadne4j.callflow.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.session.JsonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The journal of a durable flow, in the JSON of its call. */
final class JournalJson {
    private static final String FIELD = "journal";
    private static final String SCREENINGS = "screenings";

    private JournalJson() {}

    static void write(JsonGenerator json, Journal journal) throws IOException {
        json.writeObjectFieldStart(FIELD);
        json.writeStringField("flow", journal.flow().name());
        json.writeNumberField("version", journal.flow().version());
        if (!journal.data().isEmpty()) {
            JsonFields.write(json, "data", journal.data());
        }
        write(json, "steps", journal.entries());
        if (!journal.screenings().isEmpty()) {
            json.writeObjectFieldStart(SCREENINGS);
            for (Map.Entry<Integer, List<JournalEntry>> screening :
                    journal.screenings().entrySet()) {
                write(json, screening.getKey().toString(), screening.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<JournalEntry> entries) throws IOException {
        json.writeArrayFieldStart(name);
        for (JournalEntry entry : entries) {
            write(json, entry);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, JournalEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", entry.kind().name());
        if (!entry.key().isEmpty()) {
            json.writeStringField("key", entry.key());
        }
        if (!entry.arguments().isEmpty()) {
            json.writeStringField("arguments", entry.arguments());
        }
        JsonFields.write(json, "deadline", entry.deadline());
        if (entry.operation() != null) {
            json.writeStringField("operation", entry.operation());
        }
        if (entry.attempt() > 1) {
            json.writeNumberField("attempt", entry.attempt());
        }
        List<String> outcome = entry.outcome();
        if (outcome != null) {
            json.writeArrayFieldStart("outcome");
            for (String text : outcome) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Null: the call has none. */
    static @Nullable Journal read(JsonNode call) {
        JsonNode node = call.path(FIELD);
        if (!node.isObject()) {
            return null;
        }
        Map<Integer, List<JournalEntry>> screenings = new HashMap<>(0);
        for (Map.Entry<String, JsonNode> screening : node.path(SCREENINGS).properties()) {
            screenings.put(Integer.valueOf(screening.getKey()), entries(screening.getValue()));
        }
        return new Journal(
                new FlowName(JsonFields.text(node, "flow"), node.path("version").asInt()),
                JsonFields.texts(node.path("data")),
                entries(node.path("steps")),
                screenings);
    }

    private static List<JournalEntry> entries(JsonNode steps) {
        List<JournalEntry> entries = new ArrayList<>();
        for (JsonNode step : steps) {
            entries.add(entry(entries.size() + 1, step));
        }
        return entries;
    }

    /** Without an attempt in a session of an earlier version. */
    private static JournalEntry entry(int number, JsonNode node) {
        JournalEntry intent = JournalEntry.intent(
                        number,
                        StepKind.valueOf(JsonFields.text(node, "kind")),
                        node.path("key").asText(),
                        JsonFields.instant(node, "deadline"))
                .asking(node.path("arguments").asText())
                .at(node.path("attempt").asInt(1));
        if (!node.has("outcome")) {
            return node.has("operation") ? intent.by(node.path("operation").asText()) : intent;
        }
        List<String> outcome = new ArrayList<>();
        node.path("outcome").forEach(text -> outcome.add(text.asText()));
        return intent.with(outcome);
    }
}
