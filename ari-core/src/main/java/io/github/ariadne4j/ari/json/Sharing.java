package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same object for the same text, as long as no other text takes its place: so the events of a call share its ids,
 * and a text that was met before costs no memory. Bounded. May be used on any thread: entries are immutable, and losing one
 * costs a copy.
 */
final class Sharing<T> {
    private static final int LONGEST = 64;
    private static final int SPREAD = 31;
    private static final int HALF = 16;

    private final @Nullable Entry<T>[] entries;
    private final Function<String, T> maker;

    private record Entry<T>(String text, T value) {
        boolean isFor(char[] characters, int from, int length) {
            if (text.length() != length) {
                return false;
            }
            for (int at = 0; at < length; at++) {
                if (text.charAt(at) != characters[from + at]) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Makes one.
     *
     * @param size how many are remembered at most, a power of two
     * @param maker makes an object from a text
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Sharing(int size, Function<String, T> maker) {
        this.entries = new Entry[size];
        this.maker = maker;
    }

    /** The object for the text that the parser stands on. */
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
            return known.value();
        }
        String text = new String(characters, from, length);
        T made = maker.apply(text);
        entries[place] = new Entry<>(text, made);
        return made;
    }
}
