package io.github.ariadne4j.session.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A parsed Redis URL.
 *
 * @param uris one URI of a server or of Sentinels, or those of some nodes of a Cluster
 * @param cluster whether it is a Cluster
 */
record RedisAddress(List<RedisURI> uris, boolean cluster) {
    private static final String CLUSTER = "-cluster://";
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    /**
     * @throws IllegalArgumentException if the URL cannot be parsed; the message does not contain the URL, which may
     *     have a password
     */
    static RedisAddress of(RedisSettings settings) {
        String url = settings.url();
        boolean cluster = url.startsWith(CLUSTER, url.indexOf(CLUSTER.charAt(0)));
        List<RedisURI> uris;
        try {
            uris = cluster
                    ? RedisClusterURIUtil.toRedisURIs(URI.create(url.replaceFirst(CLUSTER, "://")))
                    : List.of(withPort(RedisURI.create(url)));
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message contains the URL with the password.
            throw new IllegalArgumentException(
                    "a Redis URL has the form redis://[[user]:password@]host[:port][/database], redis-sentinel://host,host#primary"
                            + " or redis-cluster://host,host, special characters percent-encoded");
        }
        uris.forEach(uri -> tune(uri, settings.timeout()));
        RedisAddress address = new RedisAddress(uris, cluster);
        if (address.isUnverifiable()) {
            throw new IllegalArgumentException(
                    "rediss needs host names without underscore, as Java verifies no certificate for" + " one: "
                            + address.where());
        }
        return address;
    }

    /** For a host name with an underscore, Java's URI has no port, and Lettuce treats the port as part of the name. */
    private static RedisURI withPort(RedisURI uri) {
        String host = uri.getHost();
        int colon = host == null ? -1 : host.indexOf(':');
        if (colon >= 0 && colon == host.lastIndexOf(':')) {
            uri.setHost(host.substring(0, colon));
            uri.setPort(port(host.substring(colon + 1)));
        }
        return uri;
    }

    private static int port(String text) {
        if (!PORT.matcher(text).matches() || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new IllegalArgumentException("no port");
        }
        return Integer.parseInt(text);
    }

    private boolean isUnverifiable() {
        return uris.stream()
                .flatMap(uri -> uri.getSentinels().isEmpty() ? Stream.of(uri) : uri.getSentinels().stream())
                .anyMatch(uri -> uri.isSsl()
                        && uri.getVerifyMode() == SslVerifyMode.FULL
                        && uri.getHost().indexOf('_') >= 0);
    }

    private static void tune(RedisURI uri, Duration timeout) {
        uri.setTimeout(timeout);
        // Redis before 7.2 does not have CLIENT SETINFO.
        uri.setLibraryName("");
        uri.setLibraryVersion("");
        uri.getSentinels().forEach(sentinel -> tune(sentinel, timeout));
    }

    /** Hosts and ports for messages, without the password. */
    String where() {
        return uris.stream().flatMap(RedisAddress::places).collect(Collectors.joining(","));
    }

    private static Stream<String> places(RedisURI uri) {
        return uri.getSentinels().isEmpty()
                ? Stream.of(uri.getHost() + ':' + uri.getPort())
                : uri.getSentinels().stream().flatMap(RedisAddress::places);
    }
}
