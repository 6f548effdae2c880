package io.github.ariadne4j.ari.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where an Asterisk is and how to prove who we are. The secret never shows in {@link #toString()}.
 *
 * @param host host name or address
 * @param port TCP port
 * @param tls whether the connection is encrypted and the server's certificate verified
 * @param authorization the value of the {@code Authorization} header
 */
public record AriAddress(String host, int port, boolean tls, String authorization) {
    private static final int HTTP = 8088;
    private static final int HTTPS = 8089;

    /** The address in a URI, with HTTP Basic credentials; Asterisk's usual ports if it names none. */
    public static AriAddress of(URI uri, String username, String password) {
        boolean tls = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS : HTTP;
        byte[] secret = (username + ':' + password).getBytes(StandardCharsets.UTF_8);
        return new AriAddress(
                uri.getHost(), port, tls, "Basic " + Base64.getEncoder().encodeToString(secret));
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + host + ':' + port;
    }
}
