package io.github.ariadne4j.testkit.wire;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port of a URI. {@link URI} itself returns neither if the name has an underscore.
 *
 * @param host host name or address
 * @param port TCP port; -1 if the URI has none
 */
public record Destination(String host, int port) {
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9._-]*)(?::([0-9]{1,5}))?");

    /**
     * Reads host and port.
     *
     * @throws IllegalArgumentException if the URI has no host
     */
    public static Destination of(URI uri) {
        String host = uri.getHost();
        if (host != null) {
            return new Destination(host, uri.getPort());
        }
        String authority = uri.getRawAuthority();
        Matcher name = NAME.matcher(authority == null ? "" : authority);
        if (!name.matches()) {
            throw new IllegalArgumentException("the URI has no host: " + uri);
        }
        String port = name.group(2);
        return new Destination(name.group(1), port == null ? -1 : Integer.parseInt(port));
    }
}
