package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.transport.HostAndPort;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a warning when the ARI password would cross a network unencrypted. */
final class PlaintextWarning {
    private static final Logger LOG = LoggerFactory.getLogger(PlaintextWarning.class);

    private PlaintextWarning() {}

    static void warn(URI uri) {
        HostAndPort where = HostAndPort.of(uri);
        if ("http".equals(uri.getScheme()) && where != null && !isLoopback(where.host())) {
            LOG.warn("{} is neither encrypted nor on this host: the ARI password crosses the network unencrypted", uri);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unresolved) {
            return false;
        }
    }
}
