package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.model.LiveRecording;
import io.github.ariadne4j.ari.model.RtcpReport;
import io.github.ariadne4j.ari.model.RtpStatistics;
import io.github.ariadne4j.ari.model.StoredRecording;
import java.util.List;

/**
 * Reads recordings, RTP statistics and RTCP reports. Each method throws {@link MalformedJsonException} if the text is
 * not such a value.
 */
public final class MediaReader {
    private static final int MOST_LOST = 255;

    private MediaReader() {}

    /** A live recording. */
    public static LiveRecording liveRecording(String json) {
        return ModelReader.one(json, MediaFields.Recorded::new);
    }

    /** A stored recording. */
    public static StoredRecording storedRecording(String json) {
        return ModelReader.read(json, MediaReader::storedRecording);
    }

    /** Several stored recordings. */
    public static List<StoredRecording> storedRecordings(String json) {
        return ModelReader.read(json, node -> ModelReader.list(node, MediaReader::storedRecording));
    }

    /** The RTP statistics of a channel. */
    public static RtpStatistics rtpStatistics(String json) {
        return ModelReader.read(json, MediaReader::rtpStatistics);
    }

    /**
     * An RTCP report as {@code res_hep_rtcp} sends it. The SSRC of the reporter is not read: for received reports
     * Asterisk 22 writes the NTP seconds in its place.
     */
    public static RtcpReport rtcpReport(String json) {
        return ModelReader.read(json, MediaReader::rtcpReport);
    }

    private static RtcpReport rtcpReport(JsonNode node) {
        JsonNode sent = node.path("sender_information").path("packets");
        return new RtcpReport(
                sent.isNumber() ? Long.valueOf(sent.asLong()) : null,
                ModelReader.list(node.path("report_blocks"), MediaReader::block));
    }

    private static RtcpReport.Block block(JsonNode node) {
        return new RtcpReport.Block(
                node.path("source_ssrc").asLong(),
                Math.max(0, Math.min(MOST_LOST, node.path("fraction_lost").asInt())),
                node.path("packets_lost").asLong(),
                Math.max(0, node.path("ia_jitter").asLong()),
                node.path("lsr").asLong(),
                node.path("dlsr").asLong());
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
