package io.github.ariadne4j.callflow.recorder.export;

/** A string literal of Java. */
final class JavaLiteral {
    private JavaLiteral() {}

    /** Quotes and characters beyond ASCII are escaped, so that a text of a far end cannot end the literal. */
    static String of(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> literal.append("\\n");
                case '"', '\\' -> literal.append('\\').append(c);
                default -> literal.append(c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\u%04x", (int) c));
            }
        }
        return literal.append('"').toString();
    }
}
