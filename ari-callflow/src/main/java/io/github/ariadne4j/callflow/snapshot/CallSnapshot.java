package io.github.ariadne4j.callflow.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of a call as one line of JSON: its legs, bridges, plan, times and what is under way. Fields that are not known are
 * passed over. Any thread.
 */
public final class CallSnapshot {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory FACTORY = JSON.getFactory();
    private static final int USUAL_LENGTH = 1_024;

    private CallSnapshot() {}

    /** The call as one line; of its facts, its credit alone is in it. */
    public static String write(CallModel call) {
        StringWriter line = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            new SnapshotWriter(json).write(call);
        } catch (IOException e) {
            throw new UncheckedIOException("call " + call.facts().call().id() + " cannot be written: " + e, e);
        }
        return line.toString();
    }

    /**
     * The call of such a line.
     *
     * @param facts the call's facts
     * @throws IllegalArgumentException if the line is no snapshot; the message has the fault
     */
    public static CallModel read(CallFacts facts, String line) {
        return read(line, root -> new SnapshotReader(facts).call(root));
    }

    /** The journal in such a line; null: it has none. */
    static @Nullable Journal journal(String line) {
        return read(line, JournalJson::read);
    }

    private static <T extends @Nullable Object> T read(String line, Function<JsonNode, T> what) {
        try {
            JsonNode root = JSON.readTree(line);
            if (!root.isObject()) {
                throw new IllegalArgumentException("no JSON object");
            }
            return what.apply(root);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a snapshot cannot be read: " + e.getOriginalMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a snapshot cannot be read: " + e.getMessage(), e);
        }
    }
}
