package io.github.ariadne4j.ari.json;

import io.github.ariadne4j.ari.model.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache of channels by their JSON text. Most events repeat their channel byte for byte, and that text is two
 * thirds of the event; it is parsed once. May be used on any thread: entries are immutable, and a lost entry only costs
 * one parse.
 */
final class KnownChannels {
    private static final int LONGEST = 4096;
    private static final int SPREAD = 31;
    private static final int HALF = 16;
    private static final byte[] HEAD = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);

    private final @Nullable Known[] entries;

    /** A channel and the text that it was read from. */
    static final class Known {
        private final byte[] text;
        private final Channel channel;

        private Known(byte[] text, Channel channel) {
            this.text = text;
            this.channel = channel;
        }

        int length() {
            return text.length;
        }

        Channel channel() {
            return channel;
        }

        private boolean isAt(byte[] utf8, int from, int to) {
            return text.length <= to - from && Arrays.equals(text, 0, text.length, utf8, from, from + text.length);
        }
    }

    /**
     * @param size maximum number of entries, a power of two
     */
    KnownChannels(int size) {
        this.entries = new Known[size];
    }

    /** The channel whose text begins at {@code from}; null if no cached channel has this text. */
    @Nullable Known at(byte[] utf8, int from, int to) {
        int place = place(utf8, from, to);
        Known known = place < 0 ? null : entries[place];
        return known != null && known.isAt(utf8, from, to) ? known : null;
    }

    /** Caches this channel under its text. */
    void add(byte[] utf8, int from, int to, Channel channel) {
        int place = place(utf8, from, to);
        if (place >= 0 && to - from <= LONGEST) {
            entries[place] = new Known(Arrays.copyOfRange(utf8, from, to), channel);
        }
    }

    /** The index of a channel, by its id, which Asterisk prints first: a channel's new text replaces its old one. */
    private int place(byte[] utf8, int from, int to) {
        int id = from + HEAD.length;
        if (id > to || !Arrays.equals(HEAD, 0, HEAD.length, utf8, from, id)) {
            return -1;
        }
        int hash = 0;
        for (int at = id; at < to && utf8[at] != '"'; at++) {
            hash = SPREAD * hash + utf8[at];
        }
        return (hash ^ (hash >>> HALF)) & (entries.length - 1);
    }
}
