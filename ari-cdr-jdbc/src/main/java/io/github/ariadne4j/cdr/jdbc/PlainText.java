package io.github.ariadne4j.cdr.jdbc;

/** Text that any database can hold. */
final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** The text without NUL, which PostgreSQL refuses, and with a replacement for half a surrogate pair. */
    static String of(String text) {
        return isPlain(text) ? text : replaced(text);
    }

    /** Nearly all of it is; the long way for those costs a good part of what a row takes. */
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
