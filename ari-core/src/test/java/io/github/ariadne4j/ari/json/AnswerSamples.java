package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** A sample answer of each model, with all fields that ARI describes for it, and its reader. */
final class AnswerSamples {
    /** By the model's name in ARI. */
    static final Map<String, Function<String, Object>> READERS = Map.ofEntries(
            Map.entry("Application", AnswerReader::application),
            Map.entry("AsteriskInfo", ServerReader::info),
            Map.entry("Module", ServerReader::module),
            Map.entry("LogChannel", json -> ServerReader.logs('[' + json + ']')),
            Map.entry("ConfigTuple", ServerReader::fields),
            Map.entry("Variable", ModelReader::variable),
            Map.entry("Variables", AnswerReader::variables),
            Map.entry("Bridge", ModelReader::bridge),
            Map.entry("Channel", ModelReader::channel),
            Map.entry("RTPstat", MediaReader::rtpStatistics),
            Map.entry("DeviceState", AnswerReader::deviceState),
            Map.entry("Endpoint", AnswerReader::endpoint),
            Map.entry("Mailbox", AnswerReader::mailbox),
            Map.entry("Playback", ModelReader::playback),
            Map.entry("StoredRecording", MediaReader::storedRecording),
            Map.entry("LiveRecording", MediaReader::liveRecording),
            Map.entry("Sound", AnswerReader::sound));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AnswerSamples() {}

    /** By the model's name in ARI. */
    static Map<String, JsonNode> all() {
        Map<String, JsonNode> samples = new TreeMap<>();
        try (var lines = Objects.requireNonNull(AnswerSamples.class.getResourceAsStream("answers.jsonl"));
                var each = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(lines)) {
            each.forEachRemaining(line -> samples.put(line.path("model").asText(), line.path("answer")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }
}
