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
 * What a Redis URL says.
 *
 * @param uris one, of a server or of Sentinels; or some nodes of a Cluster
 * @param cluster whether it is a Cluster
 */
record RedisAddress(List<RedisURI> uris, boolean cluster) {
    private static final String CLUSTER = "-cluster://";
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    /** @throws IllegalArgumentException if the URL cannot be read; it is not repeated, for it may hold a password */
    static RedisAddress of(RedisSettings settings) {
        String url = settings.url();
        boolean cluster = url.startsWith(CLUSTER, url.indexOf(CLUSTER.charAt(0)));
        List<RedisURI> uris;
        try {
            uris = cluster
                    ? RedisClusterURIUtil.toRedisURIs(URI.create(url.replaceFirst(CLUSTER, "://")))
                    : List.of(withPort(RedisURI.create(url)));
        } catch (IllegalArgumentException e) {
            // Without the cause: it repeats the URL, and with it the password.
            throw new IllegalArgumentException(
                    "a Redis URL reads redis://[[user]:password@]host[:port][/database], redis-sentinel://host,host#primary"
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

    /** Where a name has an underscore, Java's URI tells no port, and Lettuce takes it for a part of the name. */
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
        // Redis before 7.2 does not know the command that would carry them.
        uri.setLibraryName("");
        uri.setLibraryVersion("");
        uri.getSentinels().forEach(sentinel -> tune(sentinel, timeout));
    }

    /** Hosts and ports, for messages; never a password. */
    String where() {
        return uris.stream().flatMap(RedisAddress::places).collect(Collectors.joining(","));
    }

    private static Stream<String> places(RedisURI uri) {
        return uri.getSentinels().isEmpty()
                ? Stream.of(uri.getHost() + ':' + uri.getPort())
                : uri.getSentinels().stream().flatMap(RedisAddress::places);
    }
}
