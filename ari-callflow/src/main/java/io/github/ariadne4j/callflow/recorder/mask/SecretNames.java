package io.github.ariadne4j.callflow.recorder.mask;

import java.util.regex.Pattern;

/** Names of values that are never kept. Most texts contain none, which one look at each pair of their characters shows. */
final class SecretNames {
    private static final Pattern NAME = Pattern.compile(
            "passw|secret|token|credential|authorization|api_?key|md5_?cred|private_?key|(?<![a-z])pin(?![a-z])",
            Pattern.CASE_INSENSITIVE);
    /** Of a letter in ASCII, which the other bits do not change. */
    private static final int LOWER_CASE = 0x20;

    private SecretNames() {}

    /** Whether the text is or holds such a name. */
    static boolean isIn(String text) {
        return holdsBeginning(text) && NAME.matcher(text).find();
    }

    private static boolean holdsBeginning(String text) {
        for (int at = 1; at < text.length(); at++) {
            if (isBeginning(text.charAt(at - 1) | LOWER_CASE, text.charAt(at) | LOWER_CASE)) {
                return true;
            }
        }
        return false;
    }

    /** The two characters with which each name begins. */
    private static boolean isBeginning(int first, int second) {
        return switch (first) {
            case 'p' -> second == 'a' || second == 'r' || second == 'i';
            case 's' -> second == 'e';
            case 't' -> second == 'o';
            case 'c' -> second == 'r';
            case 'a' -> second == 'u' || second == 'p';
            case 'm' -> second == 'd';
            default -> false;
        };
    }
}
