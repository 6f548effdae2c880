package io.github.ariadne4j.ari.transport;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host and port of a URI. {@link URI} itself returns neither if the name has an underscore, as names of containers
 * and Windows hosts can have.
 *
 * @param host host name or address
 * @param port TCP port; -1 if the URI has none
 */
public record HostAndPort(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9._-]{0,252})(?::([0-9]{0,5}))?");

    /** The host and port; null if the URI has no valid host. */
    public static @Nullable HostAndPort of(URI uri) {
        String host = uri.getHost();
        if (host != null) {
            return checked(host, uri.getPort());
        }
        String authority = uri.getRawAuthority();
        Matcher name = NAME.matcher(authority == null ? "" : authority);
        if (!name.matches()) {
            return null;
        }
        String port = name.group(2);
        return checked(name.group(1), port == null || port.isEmpty() ? -1 : Integer.parseInt(port));
    }

    private static @Nullable HostAndPort checked(String host, int port) {
        return port > HIGHEST_PORT ? null : new HostAndPort(host, port);
    }

    /** Whether a certificate for the host can be verified: the JVM accepts no server name with an underscore. */
    public boolean isVerifiable() {
        return host.indexOf('_') < 0;
    }
}
