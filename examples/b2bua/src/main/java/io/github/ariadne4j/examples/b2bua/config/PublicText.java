package io.github.ariadne4j.examples.b2bua.config;

import java.util.regex.Pattern;

/** Text that may be shown: no control characters, and of a URL nothing that is secret. */
public final class PublicText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    /** Up to the last @: a password may hold an @, a slash or a question mark that was not escaped. */
    private static final Pattern USER_INFO = Pattern.compile("//.*@");

    private static final int SHOWN = 2;
    private static final Pattern BELOW_MILLISECONDS = Pattern.compile("(?<=\\.\\d{3})\\d+");
    private static final Pattern PARAMETERS = Pattern.compile("[?;].*");

    private PublicText() {}

    /** This text in one line. */
    public static String of(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    /**
     * How a number is shown that stands by itself, in the log, in lists of CDRs and of dead letters: its last two characters, of one
     * of up to four none, as two of an extension would be half of it. In a recorded call {@code RecordedCall.masked()} puts other
     * numbers in the place of all, so that they can be told apart.
     */
    public static String ofNumber(String number) {
        int hidden = number.length() - (number.length() > 2 * SHOWN ? SHOWN : 0);
        return "*".repeat(hidden) + of(number.substring(hidden));
    }

    /** This time of ISO 8601, cut to the millisecond. */
    public static String ofTime(String time) {
        return BELOW_MILLISECONDS.matcher(of(time)).replaceFirst("");
    }

    /** This URL without user, password and parameters. */
    public static String ofUrl(String url) {
        String anonymous = USER_INFO.matcher(of(url)).replaceFirst("//");
        return PARAMETERS.matcher(anonymous).replaceFirst("");
    }
}
