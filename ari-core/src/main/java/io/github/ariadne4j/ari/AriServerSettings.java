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
 * Where an {@link AriServer} listens, who may come in, and how it behaves.
 *
 * @param address the address and port; port 0 for a free one
 * @param path the path that {@code uri} in {@code websocket_client.conf} ends with
 * @param users who may come in: {@code username} and {@code password} of {@code websocket_client.conf}
 * @param tls how connections are encrypted; null: not at all
 * @param limits numbers and times
 * @param http by Asterisk's id: where it serves HTTP, for what its socket cannot carry
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
            throw new IllegalArgumentException("users must not be empty: an Asterisk has to show who it is");
        }
        if (users.stream().map(Credentials::username).distinct().count() < users.size()) {
            throw new IllegalArgumentException("users must have different names");
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path must begin with a slash: " + path);
        }
    }

    /**
     * PEM files.
     *
     * @param certificates our certificate, followed by those that lead from it to the authority
     * @param key its private key, PKCS#8, not encrypted
     * @param clientAuthorities who vouches for Asterisk's own certificate, which it must then show ({@code cert_file} in
     *     {@code websocket_client.conf}) beside its password; null: none is asked for
     */
    public record Tls(Path certificates, Path key, @Nullable Path clientAuthorities) {}

    /**
     * Where an Asterisk serves HTTP.
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
     * Numbers and times.
     *
     * @param sockets how many accepted sockets at most; in per-call mode one for each call
     * @param handshake how long a connection may take to become a WebSocket
     * @param request how long an answer may take; then the outcome is unknown
     * @param requestsInFlight how many requests of one client may be under way, and as many again that end calls
     * @param heartbeat how often Asterisk is asked for a sign of life
     * @param deadline how long none may come before the socket is taken for dead; longer than Asterisk's longest blocking
     *     request
     * @param perCallReturn how long a per-call client waits for Asterisk to come back after a loss, before it is closed
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

        /** 1,000 sockets; 5 s to shake hands; 2 s for an answer, 64 under way; heartbeat 1 s, dead after 4 s; 10 s per call. */
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

    /** The same with TLS on both sides: Asterisk has to show a certificate that one of these authorities vouches for. */
    public AriServerSettings withMutualTls(Path certificates, Path key, Path clientAuthorities) {
        return new AriServerSettings(address, path, users, new Tls(certificates, key, clientAuthorities), limits, http);
    }

    /** The same with other limits. */
    public AriServerSettings withLimits(Limits changed) {
        return new AriServerSettings(address, path, users, tls, changed, http);
    }

    /**
     * The same, and the Asterisk with this id also serves HTTP there. Long lists then go by HTTP, which a socket cannot
     * carry, and so does what would have to wait behind a slow request on the socket.
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
