package io.github.ariadne4j.callflow.address;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URI of one registered contact of a PJSIP endpoint, such as {@code sip:k2@192.0.2.7:5062;transport=tcp}. It was chosen by a
 * telephone, so only characters without a meaning in Asterisk's syntax are allowed: {@code &} would begin another target in
 * {@code Dial()}, {@code ,} another address of record, and {@code ?} headers of the INVITE. Immutable.
 *
 * <p>Allowed are {@code sip} and {@code sips}; a user part of letters, digits, {@code - _ . ! ~ * ' + = $} and escaped printable
 * ASCII; a host name, an IPv4 address or an IPv6 address in brackets; a port; and parameters. A password, headers and other
 * schemes are not allowed.
 *
 * @param uri the URI as Asterisk has it, without angle brackets, of at most 512 characters
 */
public record ContactUri(String uri) {
    private static final int LONGEST = 512;
    private static final int HIGHEST_PORT = 65_535;
    /** An escaped printable character of ASCII. */
    private static final String ESCAPE = "%(?:[2-6][0-9A-Fa-f]|7[0-9A-Ea-e])";

    private static final String USER = "(?:[0-9A-Za-z_.!~*'+=$-]|" + ESCAPE + ")++@";
    private static final String HOST = "(?:[0-9A-Za-z][0-9A-Za-z._-]*+|\\[[0-9A-Fa-f:.]{2,45}])";
    private static final String NAME = "(?:[0-9A-Za-z_.!~*'+-]|" + ESCAPE + ")++";
    private static final String VALUE = "(?:[0-9A-Za-z_.!~*'+\\[\\]/:$-]|" + ESCAPE + ")*+";
    private static final Pattern URI = Pattern.compile(
            "(?i:sips?):(?:" + USER + ")?" + HOST + "(?::(?<port>[0-9]{1,5}))?(?:;" + NAME + "(?:=" + VALUE + ")?)*+");

    /** @throws IllegalArgumentException if it is no such URI; the message has the rule and no part of the URI */
    public ContactUri {
        if (uri.length() > LONGEST) {
            throw new IllegalArgumentException("a contact URI must have at most 512 characters");
        }
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a contact URI must have the form sip:user@host:port;parameters, without password, headers"
                            + " or any of , & ? \" < > \\ @ / # and white space in user, host or names of parameters");
        }
        String port = parts.group("port");
        if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > HIGHEST_PORT)) {
            throw new IllegalArgumentException("the port of a contact URI must be 1 to 65535");
        }
    }

    /** The URI. */
    @Override
    public String toString() {
        return uri;
    }
}
