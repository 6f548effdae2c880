package io.github.ariadne4j.chaos.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Splits RESP into commands (arrays of bulk strings). The kind of a script contains the beginning of its digest, so that scripts
 * differ.
 */
final class RedisRequestParser implements RequestParser {
    private static final int DIGEST_SHOWN = 8;

    @Override
    public @Nullable Request next(DataInputStream client) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String count = line(client, all);
        if (count == null) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (int left = number(count, '*'); left > 0; left--) {
            String length = line(client, all);
            if (length == null) {
                return null;
            }
            byte[] word = client.readNBytes(number(length, '$') + 2);
            all.writeBytes(word);
            words.add(new String(word, 0, word.length - 2, ISO_8859_1));
        }
        return Request.of(kind(words), all.toByteArray());
    }

    private static String kind(List<String> words) {
        String command = words.get(0).toUpperCase(Locale.ROOT);
        return switch (command) {
            case "EVALSHA" -> command + ' ' + words.get(1).substring(0, DIGEST_SHOWN);
            case "EVAL" -> command + ' ' + Integer.toHexString(words.get(1).hashCode());
            default -> command;
        };
    }

    private static @Nullable String line(DataInputStream client, ByteArrayOutputStream all) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = client.read(); next >= 0; next = client.read()) {
            all.write(next);
            if (next == '\n') {
                return line.substring(0, line.length() - 1);
            }
            line.append((char) next);
        }
        return null;
    }

    private static int number(String line, char mark) throws IOException {
        if (line.isEmpty() || line.charAt(0) != mark) {
            throw new IOException(
                    "malformed RESP: expected a line that begins with " + mark + ", got \"" + line + "\"");
        }
        return Integer.parseInt(line.substring(1));
    }
}
