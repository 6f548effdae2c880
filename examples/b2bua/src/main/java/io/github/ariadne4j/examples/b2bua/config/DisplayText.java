package io.github.ariadne4j.examples.b2bua.config;

import java.util.regex.Pattern;

/** Removes control characters from texts, and secrets from URLs, so that they can be shown. */
public final class DisplayText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    /** Up to the last @: a password may contain an unescaped @, slash or question mark. */
    private static final Pattern USER_INFO = Pattern.compile("//.*@");

    private static final int SHOWN = 2;
    private static final Pattern BELOW_MILLISECONDS = Pattern.compile("(?<=\\.\\d{3})\\d+");
    private static final Pattern PARAMETERS = Pattern.compile("[?;].*");

    private DisplayText() {}

    /** The text in one line. */
    public static String of(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    /**
     * The masked form of a single number, in the log and in lists of CDRs and of dead letters: its last two characters, and of a number
     * of up to four characters none, as two would be half of an extension. {@code RecordedCall.masked()} replaces the numbers of a
     * recorded call by different ones instead, so that they can be distinguished.
     */
    public static String ofNumber(String number) {
        int hidden = number.length() - (number.length() > 2 * SHOWN ? SHOWN : 0);
        return "*".repeat(hidden) + of(number.substring(hidden));
    }

    /** The ISO 8601 time, truncated to milliseconds. */
    public static String ofTime(String time) {
        return BELOW_MILLISECONDS.matcher(of(time)).replaceFirst("");
    }

    /** The URL without user, password and parameters. */
    public static String ofUrl(String url) {
        String anonymous = USER_INFO.matcher(of(url)).replaceFirst("//");
        return PARAMETERS.matcher(anonymous).replaceFirst("");
    }
}
