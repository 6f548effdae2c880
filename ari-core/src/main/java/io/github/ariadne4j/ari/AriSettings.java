package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.ari.transport.HostAndPort;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an {@link AriClient}: address, credentials, application and transport.
 *
 * @param uri the HTTP server of Asterisk without the {@code /ari} part, for example {@code http://localhost:8088}, and with
 *     {@code prefix} of its {@code http.conf} if that is set; with TLS the certificate and the host name are verified
 * @param credentials the ARI user
 * @param application the Stasis application of the client, as in {@code Stasis(application)}
 * @param http HTTP connections and time limits
 * @param reconnect pauses and heartbeat of the event socket
 * @param transport the transport of requests
 * @param authorities a PEM file with the authorities for Asterisk's certificate; null: those that the JVM trusts
 */
public record AriSettings(
        URI uri,
        Credentials credentials,
        String application,
        HttpSettings http,
        ReconnectSettings reconnect,
        RestTransport transport,
        @Nullable Path authorities) {
    /** The longest application name that Asterisk accepts. */
    private static final int LONGEST_APPLICATION = 73;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** @throws IllegalArgumentException if the URI is not plain http(s), or the application name is not usable */
    public AriSettings {
        requireHttp(uri);
        if (!application.matches("[A-Za-z0-9._-]{1," + LONGEST_APPLICATION + "}")) {
            throw new IllegalArgumentException("application must be 1 to " + LONGEST_APPLICATION
                    + " letters, digits, dots, dashes or underscores: " + application);
        }
    }

    static void requireHttp(URI uri) {
        if (mayHoldSecret(uri)) {
            throw new IllegalArgumentException(
                    "uri must be http://host:port or https://host:port; user and password are given as Credentials");
        }
        HostAndPort where = HostAndPort.of(uri);
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || where == null) {
            throw new IllegalArgumentException("uri must be http://host:port or https://host:port: " + uri);
        }
        if ("https".equals(uri.getScheme()) && !where.isVerifiable()) {
            throw new IllegalArgumentException(
                    "https needs a host name without underscore, as Java verifies no certificate" + " for one: " + uri);
        }
        if (uri.getPath().matches(".*/ari/?")) {
            throw new IllegalArgumentException("uri must not name /ari itself: " + uri);
        }
    }

    /**
     * Such a URI must not be part of a message. {@code URI.getUserInfo} is null where the host is no valid host name,
     * such as my_host.
     */
    private static boolean mayHoldSecret(URI uri) {
        return uri.toString().indexOf('@') >= 0 || uri.getRawQuery() != null || uri.getRawFragment() != null;
    }

    /** These three, and defaults for all others. */
    public static AriSettings of(URI uri, Credentials credentials, String application) {
        return new AriSettings(
                uri,
                credentials,
                application,
                HttpSettings.defaults(),
                ReconnectSettings.defaults(),
                RestTransport.AUTO,
                null);
    }

    /** The same for another Stasis application. */
    public AriSettings withApplication(String changed) {
        return new AriSettings(uri, credentials, changed, http, reconnect, transport, authorities);
    }

    /** The same with other HTTP settings. */
    public AriSettings withHttp(HttpSettings changed) {
        return new AriSettings(uri, credentials, application, changed, reconnect, transport, authorities);
    }

    /** The same with other reconnect settings. */
    public AriSettings withReconnect(ReconnectSettings changed) {
        return new AriSettings(uri, credentials, application, http, changed, transport, authorities);
    }

    /** The same with another transport of requests. */
    public AriSettings withTransport(RestTransport changed) {
        return new AriSettings(uri, credentials, application, http, reconnect, changed, authorities);
    }

    /** The same, trusting only certificates of these authorities instead of those that the JVM trusts. */
    public AriSettings trusting(Path pemFile) {
        return new AriSettings(uri, credentials, application, http, reconnect, transport, pemFile);
    }
}
