package io.github.ariadne4j.callflow.session;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Asterisk that an owner of calls serves. Immutable.
 *
 * @param startedAt its start time, by its own clock; null if unknown
 * @param address the address of its HTTP server, with the name of this host as the fragment if the address is valid on one host
 *     only; null if it is reachable by its own sockets only
 */
public record ServedAsterisk(
        @Nullable Instant startedAt, @Nullable URI address) {
    /** Loopback, and names without a dot, which a network of containers or a hosts file resolves. */
    private static final Pattern LOCAL = Pattern.compile("localhost|127\\..*|\\[::1]|[^.\\[:]*");

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** An Asterisk that this host reaches at this address. */
    public static ServedAsterisk askedAt(@Nullable Instant startedAt, @Nullable URI address) {
        return new ServedAsterisk(startedAt, address == null ? null : scoped(address));
    }

    private static URI scoped(URI address) {
        String host = String.valueOf(address.getRawAuthority()).replaceFirst(":\\d+$", "");
        return LOCAL.matcher(host).matches() ? URI.create(address + "#" + hostName()) : address;
    }

    private static String hostName() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException e) {
            return Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), "unknown");
        }
    }

    /** Whether both start times are known and equal: they are one server. Identities are not compared. */
    public boolean hasTheStartOf(ServedAsterisk other) {
        return startedAt != null
                && other.startedAt != null
                && startedAt.toEpochMilli() == other.startedAt.toEpochMilli();
    }

    /** Whether both start times are known and differ: two servers, or one that was restarted meanwhile. */
    public boolean hasAnotherStartThan(ServedAsterisk other) {
        return startedAt != null && other.startedAt != null && !hasTheStartOf(other);
    }

    /** Whether the address has the same meaning on every host, or both were noted on one host. */
    public boolean isSeenAlikeBy(ServedAsterisk other) {
        String scope = address == null ? null : address.getFragment();
        URI others = other.address;
        return scope == null || (others != null && scope.equals(others.getFragment()));
    }
}
