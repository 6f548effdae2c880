package io.github.ariadne4j.callflow.route;

/** Texts that stand in one line of a SIP message or of a log: they hold nothing that ends a line. */
final class PlainText {
    private PlainText() {}

    /**
     * Hands the text on.
     *
     * @param what its name in the message, which holds nothing of the text itself
     * @throws IllegalArgumentException if it is longer, holds a control character, a line separator or half a character, or begins or
     *     ends with a space
     */
    static String checked(String what, String text, int longest) {
        if (!isPlain(text, longest)) {
            throw new IllegalArgumentException(what + " must be at most " + longest
                    + " characters, without control characters, line ends, and spaces before and after");
        }
        return text;
    }

    static boolean isPlain(String text, int longest) {
        return text.length() <= longest
                && text.equals(text.strip())
                && text.codePoints().noneMatch(PlainText::isRefused);
    }

    private static boolean isRefused(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
