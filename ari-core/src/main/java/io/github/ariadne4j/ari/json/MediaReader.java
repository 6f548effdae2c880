package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.model.LiveRecording;
import io.github.ariadne4j.ari.model.RtpStatistics;
import io.github.ariadne4j.ari.model.StoredRecording;
import java.util.List;

/** Reads recordings and measurements. Every method throws {@link MalformedJsonException} for what is no such answer. */
public final class MediaReader {
    private MediaReader() {}

    /** A recording that is being made. */
    public static LiveRecording liveRecording(String json) {
        return ModelReader.one(json, MediaFields.Recorded::new);
    }

    /** A recording that is a file. */
    public static StoredRecording storedRecording(String json) {
        return ModelReader.read(json, MediaReader::storedRecording);
    }

    /** Several recordings that are files. */
    public static List<StoredRecording> storedRecordings(String json) {
        return ModelReader.read(json, node -> ModelReader.list(node, MediaReader::storedRecording));
    }

    /** How the sound of a channel travels. */
    public static RtpStatistics rtpStatistics(String json) {
        return ModelReader.read(json, MediaReader::rtpStatistics);
    }

    private static StoredRecording storedRecording(JsonNode node) {
        return new StoredRecording(AriJson.text(node, "name"), AriJson.text(node, "format"));
    }

    private static RtpStatistics rtpStatistics(JsonNode node) {
        return new RtpStatistics(
                AriJson.text(node, "channel_uniqueid"),
                node.path("local_ssrc").asLong(),
                node.path("remote_ssrc").asLong(),
                flow(node, "tx"),
                flow(node, "rx"),
                spread(node, "local_%sjitter"),
                spread(node, "remote_%sjitter"),
                spread(node, "local_%srxploss"),
                spread(node, "remote_%srxploss"),
                AriJson.number(node, "rtt"),
                spread(node, "%srtt"));
    }

    private static RtpStatistics.Flow flow(JsonNode node, String way) {
        return new RtpStatistics.Flow(
                node.path(way + "count").asLong(),
                node.path(way + "octetcount").asLong(),
                node.path(way + "ploss").asLong(),
                AriJson.number(node, way + "jitter"));
    }

    private static RtpStatistics.Spread spread(JsonNode node, String name) {
        return new RtpStatistics.Spread(
                AriJson.number(node, String.format(name, "max")),
                AriJson.number(node, String.format(name, "min")),
                AriJson.number(node, String.format(name, "normdev")),
                AriJson.number(node, String.format(name, "stdev")));
    }
}
