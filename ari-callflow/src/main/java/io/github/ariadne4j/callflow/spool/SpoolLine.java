package io.github.ariadne4j.callflow.spool;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionJson;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A line of the spool: the CRC-32C of its JSON in eight hex digits, a blank, the JSON, a line feed. The JSON has no line feeds.
 *
 * @param call the call
 * @param ended the ended session; null for the mark that the CDR of the call is durable
 */
record SpoolLine(CallId call, @Nullable CallSession ended) {
    private static final String DONE = "{\"done\":\"";
    private static final String DONE_END = "\"}";
    private static final int JSON_AT = 9;

    /** The line of an ended session. */
    static byte[] ended(CallSession session) {
        return line(SessionJson.write(session));
    }

    /** The line of a call whose CDR is durable. */
    static byte[] done(CallId call) {
        return line(DONE + call + DONE_END);
    }

    private static byte[] line(String json) {
        return (checksum(json.getBytes(StandardCharsets.UTF_8)) + json + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** Parses a line without its line feed; empty if it is damaged. */
    static Optional<SpoolLine> read(byte[] line) {
        if (line.length <= JSON_AT) {
            return Optional.empty();
        }
        byte[] json = Arrays.copyOfRange(line, JSON_AT, line.length);
        byte[] sum = checksum(json).getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(sum, 0, JSON_AT, line, 0, JSON_AT)
                ? meaning(new String(json, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static Optional<SpoolLine> meaning(String json) {
        try {
            if (json.startsWith(DONE)) {
                String call = json.substring(DONE.length(), json.length() - DONE_END.length());
                return Optional.of(new SpoolLine(CallId.parse(call), null));
            }
            CallSession ended = SessionJson.read(json);
            return Optional.of(new SpoolLine(ended.id(), ended));
        } catch (SessionStoreException | IllegalArgumentException noneOfOurs) {
            return Optional.empty();
        }
    }

    private static String checksum(byte[] json) {
        CRC32C sum = new CRC32C();
        sum.update(json, 0, json.length);
        return HexFormat.of().toHexDigits((int) sum.getValue()) + ' ';
    }
}
