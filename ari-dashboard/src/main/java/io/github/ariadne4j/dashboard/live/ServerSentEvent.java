package io.github.ariadne4j.dashboard.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** Encodes server-sent events. Their JSON is written without line breaks. */
final class ServerSentEvent {
    /** The server stops. */
    static final byte[] END = bytes("end", "{}");

    /** A comment, which clients ignore. */
    static final byte[] NOTHING = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private ServerSentEvent() {}

    static byte[] of(String name, JsonNode data) {
        return bytes(name, data.toString());
    }

    private static byte[] bytes(String name, String data) {
        return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
