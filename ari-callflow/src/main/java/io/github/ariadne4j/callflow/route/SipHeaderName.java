package io.github.ariadne4j.callflow.route;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules for the headers of a dialled INVITE: allowed are those that Asterisk does not write, and that no dialog or
 * authentication depends on.
 */
final class SipHeaderName {
    /** A token of RFC 3261, section 25.1. */
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z.!%*_+`'~-]{1,64}");

    private static final Set<String> REFUSED = Set.of(
            "accept",
            "allow",
            "allow-events",
            "authorization",
            "call-id",
            "contact",
            "cseq",
            "from",
            "join",
            "max-forwards",
            "mime-version",
            "min-se",
            "proxy-authorization",
            "proxy-require",
            "record-route",
            "replaces",
            "require",
            "route",
            "session-expires",
            "supported",
            "to",
            "user-agent",
            "via");

    private SipHeaderName() {}

    /**
     * Returns the name if it is allowed.
     *
     * @throws IllegalArgumentException if it is no token, the short form of a name, or a header that Asterisk writes itself
     */
    static String checked(String name) {
        token(name);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.length() == 1 || lower.startsWith("content-") || REFUSED.contains(lower)) {
            throw new IllegalArgumentException(
                    "the SIP header " + name + " is written by Asterisk itself, or is a short form");
        }
        return name;
    }

    /**
     * Returns the name if it is a token.
     *
     * @throws IllegalArgumentException if it is no token
     */
    static String token(String name) {
        if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a SIP header must be a token of RFC 3261: 1 to 64 letters, digits"
                            + " and - . ! % * _ + ` ' ~");
        }
        return name;
    }
}
