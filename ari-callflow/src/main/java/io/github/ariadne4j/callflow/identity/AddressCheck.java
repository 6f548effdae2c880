package io.github.ariadne4j.callflow.identity;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/**
 * Checks whether a TCP server accepts connections at an address. Sends nothing: credentials are only for addresses of the
 * settings.
 */
final class AddressCheck {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(2);
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private AddressCheck() {}

    /** Connects and closes. Blocks for two seconds at most, and for the look-up of the name. */
    static boolean answers(URI address) {
        String authority = address.getRawAuthority();
        if (authority == null) {
            return false;
        }
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        try (Socket socket = new Socket()) {
            int port = hasPort ? Integer.parseInt(authority.substring(colon + 1)) : portOf(address);
            socket.connect(new InetSocketAddress(host, port), (int) TIME_LIMIT.toMillis());
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int portOf(URI address) {
        return "https".equals(address.getScheme()) ? HTTPS : HTTP;
    }
}
