package io.github.ariadne4j.ari.json;

import io.github.ariadne4j.ari.model.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Channels as they were last printed, by their text: most events repeat their channel byte for byte, and two thirds of such
 * an event are that text, which need not be read again. Bounded. May be used on any thread: entries are immutable, and losing
 * one costs a reading.
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
     * Makes one.
     *
     * @param size how many are remembered at most, a power of two
     */
    KnownChannels(int size) {
        this.entries = new Known[size];
    }

    /** What the text from here on begins with; null if that is no channel, or one that is not known as it is now. */
    @Nullable Known at(byte[] utf8, int from, int to) {
        int place = place(utf8, from, to);
        Known known = place < 0 ? null : entries[place];
        return known != null && known.isAt(utf8, from, to) ? known : null;
    }

    /** From now on this text is this channel. */
    void add(byte[] utf8, int from, int to, Channel channel) {
        int place = place(utf8, from, to);
        if (place >= 0 && to - from <= LONGEST) {
            entries[place] = new Known(Arrays.copyOfRange(utf8, from, to), channel);
        }
    }

    /** Asterisk prints the id first. One place for each id, so that a channel's new text takes the place of its old one. */
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
