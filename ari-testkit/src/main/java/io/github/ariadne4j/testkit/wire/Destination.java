package io.github.ariadne4j.testkit.wire;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a URI leads. {@link URI} itself tells neither host nor port if the name has an underscore.
 *
 * @param host host name or address
 * @param port TCP port; -1 if the URI names none
 */
public record Destination(String host, int port) {
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9._-]*)(?::([0-9]{1,5}))?");

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if there is no host in the URI
     */
    public static Destination of(URI uri) {
        String host = uri.getHost();
        if (host != null) {
            return new Destination(host, uri.getPort());
        }
        String authority = uri.getRawAuthority();
        Matcher name = NAME.matcher(authority == null ? "" : authority);
        if (!name.matches()) {
            throw new IllegalArgumentException("there is no host in " + uri);
        }
        String port = name.group(2);
        return new Destination(name.group(1), port == null ? -1 : Integer.parseInt(port));
    }
}
