package io.github.ariadne4j.callflow.route;

/** Validation of texts of one line, for SIP messages and logs: without characters that end a line. */
final class PlainText {
    private PlainText() {}

    /**
     * Returns the text if it is valid.
     *
     * @param what the name of the text for the message, which has no part of the text itself
     * @throws IllegalArgumentException if it is longer, has a control character, a line separator or an unpaired surrogate, or
     *     begins or ends with a space
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
