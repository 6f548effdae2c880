package io.github.ariadne4j.cdr.jdbc.database;

/** Removes characters that a database cannot store. */
public final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** The text without NUL, which PostgreSQL rejects, and with a replacement for unpaired surrogates. */
    public static String of(String text) {
        return isPlain(text) ? text : replaced(text);
    }

    /** Checked first, since nearly all texts are plain and a conversion is expensive. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == 0 || Character.isSurrogate(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static String replaced(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(character -> character != 0).forEach(character -> {
            boolean halfAPair = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            plain.appendCodePoint(halfAPair ? REPLACEMENT : character);
        });
        return plain.toString();
    }
}
