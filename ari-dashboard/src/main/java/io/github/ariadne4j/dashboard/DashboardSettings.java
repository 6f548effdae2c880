package io.github.ariadne4j.dashboard;

import io.github.ariadne4j.dashboard.http.TlsSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link DashboardServer}: address, host names, token and TLS. Any address other than loopback
 * requires a token and TLS.
 *
 * @param address address and port to listen on; port 0 for a free one
 * @param hosts accepted host names, without ports, in addition to those of loopback and of its address
 * @param token the token that each request must have; null: none. A browser sends it once as {@code ?token=}, other
 *     clients as {@code Authorization: Bearer}. Not part of {@link #toString}
 * @param tls certificate and key; null: connections are not encrypted
 */
public record DashboardSettings(
        InetSocketAddress address,
        Set<String> hosts,
        @Nullable String token,
        @Nullable TlsSettings tls) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Copies the hosts. */
    public DashboardSettings {
        hosts = Set.copyOf(hosts);
    }

    /** On 127.0.0.1, without token and TLS. */
    public static DashboardSettings onLoopback(int port) {
        return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** At this address, without token and TLS. */
    public static DashboardSettings at(InetSocketAddress address) {
        return new DashboardSettings(address, Set.of(), null, null);
    }

    /** The same with this token. */
    public DashboardSettings withToken(String needed) {
        return new DashboardSettings(address, hosts, needed, tls);
    }

    /** The same with TLS. */
    public DashboardSettings withTls(TlsSettings proof) {
        return new DashboardSettings(address, hosts, token, proof);
    }

    /** The same with these names. */
    public DashboardSettings withHosts(Set<String> names) {
        return new DashboardSettings(address, names, token, tls);
    }

    /**
     * Validates these settings for serving.
     *
     * @throws IllegalArgumentException if the address cannot be resolved, or if it is not loopback and token or TLS is
     *     missing; the message names the address and the missing setting
     */
    public void check() {
        InetAddress where = address.getAddress();
        if (where == null) {
            throw new IllegalArgumentException("cannot resolve the host " + address.getHostString());
        }
        List<String> missing = new ArrayList<>();
        if (token == null || token.isEmpty()) {
            missing.add("a token");
        }
        if (tls == null) {
            missing.add("TLS");
        }
        if (!where.isLoopbackAddress() && !missing.isEmpty()) {
            throw new IllegalArgumentException("other hosts can reach " + address.getHostString()
                    + ": the dashboard is served there only with a token and TLS, and what is missing is "
                    + String.join(" and ", missing));
        }
    }

    /** All accepted host names, as in requests. */
    Set<String> allHosts() {
        Set<String> all = new HashSet<>(LOOPBACK);
        all.add(written(address.getHostString()));
        all.add(written(address.getAddress().getHostAddress()));
        hosts.forEach(host -> all.add(written(host)));
        return all;
    }

    private static String written(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.contains(":") && !name.startsWith("[") ? '[' + name + ']' : name;
    }

    @Override
    public String toString() {
        return "DashboardSettings[" + address + ", " + hosts + (token == null ? "" : ", with a token")
                + (tls == null ? "" : ", with TLS") + ']';
    }
}
