package io.github.ariadne4j.cdr.jdbc;

/** Text that any database can hold. */
final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** The text without NUL, which PostgreSQL refuses, and with a replacement for half a surrogate pair. */
    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(character -> character != 0).forEach(character -> {
            boolean halfAPair = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            plain.appendCodePoint(halfAPair ? REPLACEMENT : character);
        });
        return plain.toString();
    }
}
