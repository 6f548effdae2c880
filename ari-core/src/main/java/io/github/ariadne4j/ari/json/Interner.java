package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache that returns one object for equal texts: the events of a call share its ids, and repeated texts use
 * no memory. A newer text can replace an entry. May be used on any thread: entries are immutable, and a lost entry only
 * costs a copy.
 */
final class Interner<T> {
    private static final int LONGEST = 64;
    private static final int SPREAD = 31;
    private static final int HALF = 16;

    private final @Nullable Entry<T>[] entries;
    private final Function<String, T> maker;

    private static final class Entry<T> {
        private final char[] text;
        private final T value;

        Entry(char[] text, T value) {
            this.text = text;
            this.value = value;
        }

        boolean isFor(char[] characters, int from, int length) {
            return Arrays.equals(text, 0, text.length, characters, from, from + length);
        }
    }

    /**
     * @param size maximum number of entries, a power of two
     * @param maker makes an object from a text
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Interner(int size, Function<String, T> maker) {
        this.entries = new Entry[size];
        this.maker = maker;
    }

    /** The object for the text at the parser's position. */
    T of(JsonParser json) throws IOException {
        int length = json.getTextLength();
        char[] characters = json.getTextCharacters();
        int from = json.getTextOffset();
        if (length > LONGEST) {
            return maker.apply(new String(characters, from, length));
        }
        int hash = 0;
        for (int at = from; at < from + length; at++) {
            hash = SPREAD * hash + characters[at];
        }
        int place = (hash ^ (hash >>> HALF)) & (entries.length - 1);
        Entry<T> known = entries[place];
        if (known != null && known.isFor(characters, from, length)) {
            return known.value;
        }
        T made = maker.apply(new String(characters, from, length));
        entries[place] = new Entry<>(Arrays.copyOfRange(characters, from, from + length), made);
        return made;
    }
}
