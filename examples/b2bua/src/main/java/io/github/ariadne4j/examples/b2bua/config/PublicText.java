package io.github.ariadne4j.examples.b2bua.config;

import java.util.regex.Pattern;

/** Text that may be shown: no control characters, and of a URL nothing that is secret. */
public final class PublicText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    /** Up to the last @: a password may hold an @, a slash or a question mark that nobody escaped. */
    private static final Pattern USER_INFO = Pattern.compile("//.*@");

    private static final Pattern PARAMETERS = Pattern.compile("[?;].*");

    private PublicText() {}

    /** This text in one line. */
    public static String of(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    /** This URL without user, password and parameters. */
    public static String ofUrl(String url) {
        String anonymous = USER_INFO.matcher(of(url)).replaceFirst("//");
        return PARAMETERS.matcher(anonymous).replaceFirst("");
    }
}
