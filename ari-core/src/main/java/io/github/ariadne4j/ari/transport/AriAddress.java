package io.github.ariadne4j.ari.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP address of an Asterisk, with the credentials. {@link #toString()} does not contain the secret.
 *
 * @param host host name or address
 * @param port TCP port
 * @param prefix the part of each path before {@code /ari}: {@code prefix} of {@code http.conf}; usually empty
 * @param tls whether the connection is encrypted and the server's certificate verified
 * @param authorization the value of the {@code Authorization} header
 * @param authorities a PEM file with the authorities for the server's certificate; null: those that the JVM trusts
 */
public record AriAddress(
        String host,
        int port,
        String prefix,
        boolean tls,
        String authorization,
        @Nullable Path authorities) {
    private static final int HTTP = 8088;
    private static final int HTTPS = 8089;

    /**
     * The address in a URI, with HTTP Basic credentials; Asterisk's default ports if the URI has none.
     *
     * @throws IllegalArgumentException if the URI has no host
     */
    public static AriAddress of(URI uri, String username, String password) {
        HostAndPort named = HostAndPort.of(uri);
        if (named == null) {
            throw new IllegalArgumentException("uri has no host: " + uri);
        }
        boolean tls = "https".equals(uri.getScheme());
        int port = named.port() > 0 ? named.port() : tls ? HTTPS : HTTP;
        byte[] secret = (username + ':' + password).getBytes(StandardCharsets.UTF_8);
        String authorization = "Basic " + Base64.getEncoder().encodeToString(secret);
        String prefix = uri.getRawPath().replaceAll("/+$", "");
        return new AriAddress(named.host(), port, prefix, tls, authorization, null);
    }

    /** The same with other authorities for the server's certificate; null: those that the JVM trusts. */
    public AriAddress vouchedForBy(@Nullable Path others) {
        return new AriAddress(host, port, prefix, tls, authorization, others);
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + host + ':' + port + prefix;
    }
}
