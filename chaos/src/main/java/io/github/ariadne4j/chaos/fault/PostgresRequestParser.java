package io.github.ariadne4j.chaos.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits the frontend protocol into messages. The kind of a message is the first word of its statement, taken when the statement is
 * bound, or sent in one message. Other messages are no requests.
 */
final class PostgresRequestParser implements RequestParser {
    private static final int STARTUP = 3 << 16;

    private final Map<String, String> prepared = new HashMap<>();
    private boolean started;

    @Override
    public @Nullable Request next(DataInputStream client) throws IOException {
        int first = client.read();
        if (first < 0) {
            return null;
        }
        return started ? typed(first, client) : untyped(first, client);
    }

    /** Start-up messages have no type: a length, then a code. */
    private Request untyped(int first, DataInputStream client) throws IOException {
        byte[] rest = client.readNBytes(3);
        int length = ByteBuffer.allocate(4).put((byte) first).put(rest).getInt(0);
        byte[] all = ByteBuffer.allocate(length)
                .putInt(length)
                .put(client.readNBytes(length - 4))
                .array();
        started = ByteBuffer.wrap(all).getInt(4) >= STARTUP
                && ByteBuffer.wrap(all).getInt(4) < STARTUP + (1 << 16);
        return Request.ofNothing(all);
    }

    private Request typed(int type, DataInputStream client) throws IOException {
        int length = client.readInt();
        byte[] body = client.readNBytes(length - 4);
        byte[] all = ByteBuffer.allocate(1 + length)
                .put((byte) type)
                .putInt(length)
                .put(body)
                .array();
        String[] texts = new String(body, UTF_8).split("\0", 3);
        return switch (type) {
            case 'P' -> {
                prepared.put(texts[0], texts[1]);
                yield Request.ofNothing(all);
            }
            case 'B' -> statement(prepared.getOrDefault(texts[1], ""), all);
            case 'Q' -> statement(texts[0], all);
            default -> Request.ofNothing(all);
        };
    }

    private static Request statement(String sql, byte[] all) {
        return Request.of(sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT), all);
    }
}
