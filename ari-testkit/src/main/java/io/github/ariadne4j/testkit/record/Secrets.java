package io.github.ariadne4j.testkit.record;

import java.util.regex.Pattern;

/** Finds secrets, which are never written. */
final class Secrets {
    static final String HIDDEN = "***";

    private static final Pattern NAME = Pattern.compile(
            "passw|secret|token|credential|authorization|api_?key|md5_?cred|private_?key", Pattern.CASE_INSENSITIVE);
    /** The user information of {@code http://user:password@host}. */
    private static final Pattern LOGIN_IN_URI = Pattern.compile("(?<=://)[^/@\\s]+@");

    private Secrets() {}

    static boolean isSecret(String name) {
        return NAME.matcher(name).find();
    }

    /** The text with secrets replaced, depending on the name of its field. */
    static String hidden(String name, String text) {
        if (isSecret(name)) {
            return HIDDEN;
        }
        return text.contains("://") ? LOGIN_IN_URI.matcher(text).replaceAll(HIDDEN + '@') : text;
    }
}
