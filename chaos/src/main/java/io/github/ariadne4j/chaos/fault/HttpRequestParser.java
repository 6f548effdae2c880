package io.github.ariadne4j.chaos.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits HTTP into requests with a Content-Length or without a body, as ARI clients send them; after an upgrade, into chunks of bytes.
 */
final class HttpRequestParser implements RequestParser {
    /** The kind of all bytes that a client sends on a WebSocket. */
    static final String FRAME = "frame";

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:\\s*(\\d+)");
    private static final Pattern UPGRADE = Pattern.compile("(?im)^upgrade:\\s*websocket");
    /** The path segments after a resource that are not ids. */
    private static final Set<String> WORDS = Set.of("create", "ping", "info", "externalmedia");

    private static final int CHUNK = 16 * 1024;

    private boolean upgraded;

    @Override
    public @Nullable Request next(DataInputStream client) throws IOException {
        if (upgraded) {
            return frames(client);
        }
        String head = head(client);
        if (head == null) {
            return null;
        }
        upgraded = UPGRADE.matcher(head).find();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(ISO_8859_1));
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            all.writeBytes(client.readNBytes(Integer.parseInt(length.group(1))));
        }
        String[] line = head.substring(0, head.indexOf('\r')).split(" ", 3);
        return new Request(kind(line[0], line[1]), line[0] + ' ' + line[1], all.toByteArray());
    }

    private static @Nullable Request frames(DataInputStream client) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int read = client.read(chunk);
        return read < 0 ? null : Request.of(FRAME, Arrays.copyOf(chunk, read));
    }

    private static @Nullable String head(DataInputStream client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = client.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** The kind of {@code POST /ari/channels/17.4/dial?timeout=30} is {@code POST channels/*\/dial}. */
    private static String kind(String method, String target) {
        String path = target.replaceFirst("\\?.*", "").replaceFirst("^/ari/", "");
        String[] parts = path.split("/", -1);
        if (parts.length > 1 && !WORDS.contains(parts[1].toLowerCase(Locale.ROOT))) {
            parts[1] = "*";
        }
        return method + ' ' + String.join("/", parts);
    }
}
