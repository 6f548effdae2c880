package io.github.ariadne4j.dashboard.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** A server-sent event as bytes. JSON has no line breaks of its own. */
final class ServerEvent {
    /** The server ends in order. */
    static final byte[] END = bytes("end", "{}");

    /** A comment, which a client reads over. */
    static final byte[] NOTHING = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private ServerEvent() {}

    static byte[] of(String name, JsonNode data) {
        return bytes(name, data.toString());
    }

    private static byte[] bytes(String name, String data) {
        return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
