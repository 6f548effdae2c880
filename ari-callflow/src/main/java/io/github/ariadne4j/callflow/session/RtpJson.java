package io.github.ariadne4j.callflow.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.callflow.call.RtpSummary;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The RTP statistics of a channel as the field {@code rtp} of a leg. Unknown values are left out. Any thread. */
public final class RtpJson {
    private static final String NAME = "rtp";

    private RtpJson() {}

    /** Writes the field; nothing without statistics. */
    public static void write(JsonGenerator json, @Nullable RtpSummary rtp) throws IOException {
        if (rtp != null) {
            json.writeObjectFieldStart(NAME);
            json.writeNumberField("received", rtp.received());
            json.writeNumberField("sent", rtp.sent());
            write(json, "lostIn", rtp.lostIn());
            write(json, "lostOut", rtp.lostOut());
            write(json, "jitterInMs", rtp.jitterInMs());
            write(json, "jitterOutMs", rtp.jitterOutMs());
            write(json, "rttMs", rtp.rttMs());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, String name, @Nullable Long number) throws IOException {
        if (number != null) {
            json.writeNumberField(name, number.longValue());
        }
    }

    private static void write(JsonGenerator json, String name, @Nullable Double number) throws IOException {
        if (number != null) {
            json.writeNumberField(name, number.doubleValue());
        }
    }

    /** Reads the field of a leg; null if there is none. */
    public static @Nullable RtpSummary read(JsonNode leg) {
        JsonNode rtp = leg.path(NAME);
        return rtp.isObject()
                ? new RtpSummary(
                        rtp.path("received").asLong(),
                        rtp.path("sent").asLong(),
                        count(rtp.path("lostIn")),
                        count(rtp.path("lostOut")),
                        millis(rtp.path("jitterInMs")),
                        millis(rtp.path("jitterOutMs")),
                        millis(rtp.path("rttMs")))
                : null;
    }

    private static @Nullable Long count(JsonNode value) {
        return value.isIntegralNumber() ? Long.valueOf(value.longValue()) : null;
    }

    private static @Nullable Double millis(JsonNode value) {
        return value.isNumber() ? Double.valueOf(value.doubleValue()) : null;
    }
}
