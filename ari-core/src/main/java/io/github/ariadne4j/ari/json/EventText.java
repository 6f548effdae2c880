package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ariadne4j.ari.json.KnownChannels.Known;
import io.github.ariadne4j.ari.model.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of one event; a channel that is in {@link KnownChannels} is replaced by a number. */
final class EventText {
    private static final KnownChannels KNOWN = new KnownChannels(1 << 13);
    private static final byte[] CHANNEL = ",\"channel\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BRIDGE = ",\"bridge\":".getBytes(StandardCharsets.US_ASCII);

    private final byte[] utf8;
    private final int length;
    private final @Nullable Channel channel;
    private int unknownAt;

    private EventText(byte[] utf8, int length, @Nullable Channel channel, int unknownAt) {
        this.utf8 = utf8;
        this.length = length;
        this.channel = channel;
        this.unknownAt = unknownAt;
    }

    static EventText of(byte[] utf8, int length) {
        int at = channelAt(utf8, length);
        Known known = at < 0 ? null : KNOWN.at(utf8, at, length);
        return known == null ? new EventText(utf8, length, null, at) : without(known, utf8, length, at);
    }

    private static EventText without(Known known, byte[] utf8, int length, int at) {
        int after = at + known.length();
        byte[] rest = new byte[at + 1 + length - after];
        System.arraycopy(utf8, 0, rest, 0, at);
        rest[at] = '0';
        System.arraycopy(utf8, after, rest, at + 1, length - after);
        return new EventText(rest, rest.length, known.channel(), -1);
    }

    /**
     * The position of the second brace of the text, if the field name {@code channel} is right before it. With no brace
     * between, it is a field of the event itself and not of a nested object; inside a string its quotes would be
     * escaped. Asterisk prints the event's type first, and a bridge before the channel that enters or leaves it.
     */
    private static int channelAt(byte[] utf8, int length) {
        int at = brace(utf8, 1, length);
        if (isNamed(BRIDGE, utf8, at, length)) {
            int channel = end(utf8, at, length) + CHANNEL.length;
            return isNamed(CHANNEL, utf8, channel, length) && utf8[channel] == '{' ? channel : -1;
        }
        return isNamed(CHANNEL, utf8, at, length) ? at : -1;
    }

    private static int brace(byte[] utf8, int from, int length) {
        int at = from;
        while (at < length && utf8[at] != '{') {
            at++;
        }
        return at;
    }

    private static boolean isNamed(byte[] name, byte[] utf8, int at, int length) {
        int from = at - name.length;
        return at < length && from > 0 && Arrays.equals(name, 0, name.length, utf8, from, at);
    }

    /** The position after the object that begins at {@code from}; braces inside strings are ignored. */
    private static int end(byte[] utf8, int from, int length) {
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < length; at++) {
            byte c = utf8[at];
            if (quoted && c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                depth++;
            } else if (!quoted && c == '}' && --depth == 0) {
                return at + 1;
            }
        }
        return length;
    }

    JsonParser parser() throws IOException {
        return AriJson.FACTORY.createParser(utf8, 0, length);
    }

    /** The channel at the parser's position; null if another value is there, which is skipped. */
    @Nullable Channel channel(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return channel;
        }
        Channel read = new ChannelFields().read(json);
        if (read != null && unknownAt > 0) {
            KNOWN.add(utf8, unknownAt, (int) json.currentLocation().getByteOffset(), read);
            unknownAt = -1;
        }
        return read;
    }
}
