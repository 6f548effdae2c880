package io.github.ariadne4j.examples.b2bua.route;

import java.util.ArrayList;
import java.util.List;

/** Text in which a part in double quotes is literal, separators included. */
final class QuotedText {
    private static final char QUOTE = '"';

    private QuotedText() {}

    /**
     * The parts between these separators, without the spaces around them and with their quotes.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<String> split(String text, String separators) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char symbol = text.charAt(at);
            quoted ^= symbol == QUOTE;
            if (!quoted && separators.indexOf(symbol) >= 0) {
                parts.add(text.substring(from, at).strip());
                from = at + 1;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a \" is not closed");
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    /** The text without its quotes. */
    static String unquoted(String text) {
        return text.replace(String.valueOf(QUOTE), "");
    }
}
