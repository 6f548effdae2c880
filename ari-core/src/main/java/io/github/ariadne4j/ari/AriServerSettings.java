package io.github.ariadne4j.ari;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an {@link AriServer}: address, users, TLS and limits.
 *
 * @param address the address and port; port 0 for a free one
 * @param path the path that {@code uri} in {@code websocket_client.conf} ends with
 * @param users the users that may connect: {@code username} and {@code password} of {@code websocket_client.conf}
 * @param tls certificates; null: connections are not encrypted
 * @param limits numbers and times
 * @param http by Asterisk's id: its HTTP address, for requests that its socket cannot carry
 */
public record AriServerSettings(
        InetSocketAddress address,
        String path,
        List<Credentials> users,
        @Nullable Tls tls,
        Limits limits,
        Map<String, HttpAddress> http) {
    private static final String PATH = "/ari";

    /** @throws IllegalArgumentException if there is no user, two have one name, or the path does not begin with a slash */
    public AriServerSettings {
        users = List.copyOf(users);
        http = Map.copyOf(http);
        if (users.isEmpty()) {
            throw new IllegalArgumentException("users must not be empty: an Asterisk has to authenticate");
        }
        if (users.stream().map(Credentials::username).distinct().count() < users.size()) {
            throw new IllegalArgumentException("users must have different names");
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path must begin with a slash: " + path);
        }
    }

    /**
     * The PEM files for TLS.
     *
     * @param certificates the certificate of this server, followed by the chain up to the authority
     * @param key its private key, PKCS#8, not encrypted
     * @param clientAuthorities authorities that signed Asterisk's client certificate ({@code cert_file} in
     *     {@code websocket_client.conf}), which is then required beside the password; null: no client certificate is
     *     required
     */
    public record Tls(Path certificates, Path key, @Nullable Path clientAuthorities) {}

    /**
     * The HTTP server of an Asterisk.
     *
     * @param uri without the {@code /ari} part, for example {@code http://10.0.0.7:8088}
     * @param user an ARI user of its {@code ari.conf}
     */
    public record HttpAddress(URI uri, Credentials user) {
        /** @throws IllegalArgumentException if the URI is not plain http(s) */
        public HttpAddress {
            AriSettings.requireHttp(uri);
        }
    }

    /**
     * Limits of numbers and times.
     *
     * @param sockets maximum number of accepted sockets; in per-call mode there is one for each call
     * @param handshake time limit for the WebSocket handshake
     * @param request time limit for an answer; after it the outcome is unknown
     * @param requestsInFlight maximum number of requests in flight for each client; requests that end calls have a
     *     second bound of the same size
     * @param heartbeat interval between PINGs
     * @param deadline time without a frame after which a socket is closed as dead; longer than Asterisk's longest
     *     blocking request
     * @param perCallReturn time that a per-call client waits for Asterisk to reconnect after a loss, before it is
     *     closed
     */
    public record Limits(
            int sockets,
            Duration handshake,
            Duration request,
            int requestsInFlight,
            Duration heartbeat,
            Duration deadline,
            Duration perCallReturn) {
        /** @throws IllegalArgumentException if a value is not positive */
        public Limits {
            if (sockets < 1 || requestsInFlight < 1) {
                throw new IllegalArgumentException("sockets and requestsInFlight must be positive");
            }
            for (Duration time : List.of(handshake, request, heartbeat, deadline, perCallReturn)) {
                if (time.isNegative() || time.isZero()) {
                    throw new IllegalArgumentException("times must be positive: " + time);
                }
            }
        }

        /**
         * 1,000 sockets; 5 s for the handshake; 2 s for an answer; 64 requests in flight; heartbeat 1 s, dead after 4
         * s; 10 s per call.
         */
        public static Limits defaults() {
            return new Limits(
                    1_000,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    64,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(10));
        }
    }

    /** On this host only, at path {@code /ari}, without TLS. */
    public static AriServerSettings onLoopback(int port, Credentials... users) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new AriServerSettings(address, PATH, List.of(users), null, Limits.defaults(), Map.of());
    }

    /** The same at another address, for example {@code new InetSocketAddress("10.0.0.5", 8765)}. */
    public AriServerSettings at(InetSocketAddress changed) {
        return new AriServerSettings(changed, path, users, tls, limits, http);
    }

    /** The same at another path. */
    public AriServerSettings withPath(String changed) {
        return new AriServerSettings(address, changed, users, tls, limits, http);
    }

    /** The same with one more user. */
    public AriServerSettings withUser(Credentials user) {
        List<Credentials> more = new ArrayList<>(users);
        more.add(user);
        return new AriServerSettings(address, path, more, tls, limits, http);
    }

    /** The same with TLS. */
    public AriServerSettings withTls(Path certificates, Path key) {
        return new AriServerSettings(address, path, users, new Tls(certificates, key, null), limits, http);
    }

    /** The same with mutual TLS: Asterisk has to present a certificate that one of these authorities signed. */
    public AriServerSettings withMutualTls(Path certificates, Path key, Path clientAuthorities) {
        return new AriServerSettings(address, path, users, new Tls(certificates, key, clientAuthorities), limits, http);
    }

    /** The same with other limits. */
    public AriServerSettings withLimits(Limits changed) {
        return new AriServerSettings(address, path, users, tls, changed, http);
    }

    /**
     * The same, with the HTTP address of the Asterisk with this id. Long lists, which a socket cannot carry, and
     * requests that would wait behind a slow request on the socket are then sent by HTTP.
     *
     * @param asteriskId the id that its events carry ({@code core show settings}: Entity ID)
     * @param uri without the {@code /ari} part
     * @param user an ARI user of its {@code ari.conf}
     */
    public AriServerSettings httpAddress(String asteriskId, URI uri, Credentials user) {
        Map<String, HttpAddress> more = new HashMap<>(http);
        more.put(asteriskId, new HttpAddress(uri, user));
        return new AriServerSettings(address, path, users, tls, limits, more);
    }
}
