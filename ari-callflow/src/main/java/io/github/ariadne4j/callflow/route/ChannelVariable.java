package io.github.ariadne4j.callflow.route;

import java.util.regex.Pattern;

/**
 * The checked name of a channel variable, or of a dialplan function that only reads. Asterisk evaluates a name with an argument
 * as a function, so the name has to be a constant of the program. Immutable.
 */
public final class ChannelVariable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][0-9A-Za-z_]{0,79}");
    private static final Pattern FUNCTION =
            Pattern.compile("(?:CHANNEL|CALLERID|CONNECTEDLINE|REDIRECTING)\\([0-9A-Za-z_,-]{1,80}\\)");

    private final String name;

    private ChannelVariable(String name) {
        this.name = name;
    }

    /**
     * A variable such as {@code CAMPAIGN}, or one of the functions {@code CHANNEL}, {@code CALLERID}, {@code CONNECTEDLINE} and
     * {@code REDIRECTING} with its argument, such as {@code CHANNEL(language)}.
     *
     * @throws IllegalArgumentException if the name is none of these
     */
    public static ChannelVariable named(String name) {
        if (!NAME.matcher(name).matches() && !FUNCTION.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a variable must be 1 to 80 letters, digits and _ without a digit first, or"
                            + " CHANNEL, CALLERID, CONNECTEDLINE or REDIRECTING with an argument, as CHANNEL(language)");
        }
        return new ChannelVariable(name);
    }

    /**
     * A SIP header of the INVITE of an incoming PJSIP channel.
     *
     * @throws IllegalArgumentException if the name is no token of RFC 3261 of 1 to 64 characters
     */
    public static ChannelVariable ofHeader(String name) {
        return new ChannelVariable("PJSIP_HEADER(read," + SipHeaderName.token(name) + ')');
    }

    /** The name as it is sent to Asterisk. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
