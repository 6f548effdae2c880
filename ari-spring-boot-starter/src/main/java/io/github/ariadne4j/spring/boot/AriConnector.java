package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.HttpSettings;
import io.github.ariadne4j.ari.ReconnectSettings;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Makes settings from properties, and a client from settings; failures contain what to do about them. */
final class AriConnector {
    private static final int FORBIDDEN = 403;

    private AriConnector() {}

    /** @param name the name of the Spring application; used where no Stasis application is named */
    static AriSettings settings(AriProperties properties, @Nullable String name) {
        URI url = required(properties.url(), "url", "the HTTP server of Asterisk, for example http://localhost:8088");
        String username = required(properties.username(), "username", "an ARI user, a section of ari.conf");
        String password = required(properties.password(), "password", "the password of that user");
        String application = required(
                properties.application() == null ? name : properties.application(),
                "application",
                "the Stasis application whose calls are taken, or spring.application.name");
        try {
            return new AriSettings(
                    url,
                    new Credentials(username, password),
                    application,
                    http(properties.http()),
                    reconnect(properties.reconnect()),
                    properties.transport(),
                    properties.authorities());
        } catch (IllegalArgumentException e) {
            throw new AriStartException(
                    "A property of ariadne4j is wrong: " + e.getMessage(), "Correct that property.", e);
        }
    }

    private static <T> T required(@Nullable T value, String name, String meaning) {
        if (value == null || value.toString().isBlank()) {
            throw new AriStartException(
                    "The property ariadne4j." + name + " is not set.",
                    "Set ariadne4j." + name + " to " + meaning
                            + ". To start without Asterisk, set ariadne4j.enabled to false.",
                    null);
        }
        return value;
    }

    private static HttpSettings http(AriProperties.Http http) {
        return new HttpSettings(http.connections(), http.connectTimeout(), http.requestTimeout(), http.inFlight());
    }

    private static ReconnectSettings reconnect(AriProperties.Reconnect reconnect) {
        return new ReconnectSettings(
                reconnect.first(),
                reconnect.longest(),
                reconnect.heartbeat(),
                reconnect.deadline(),
                reconnect.takeBack());
    }

    /** Connects. Blocks no longer than the HTTP settings allow. */
    static AriClient connect(AriSettings settings) {
        try {
            return AriClient.connect(settings);
        } catch (AriException e) {
            throw failed(settings, e);
        }
    }

    /** The cause of a failed request at the start, and what to do about it. */
    static AriStartException failed(AriSettings settings, AriException thrown) {
        String where = "Asterisk at " + settings.uri();
        if (!(thrown instanceof AriRejectedException rejected)) {
            return new AriStartException(
                    where + " cannot be reached: " + thrown.getMessage(),
                    "Check ariadne4j.url, and that http.conf of that Asterisk has enabled = yes and an address that"
                            + " this host can reach.",
                    thrown);
        }
        String user = settings.credentials().username();
        return rejected.status() == FORBIDDEN
                ? new AriStartException(
                        where + " has a read-only ARI user " + user + "; no call could be answered.",
                        "Set read_only = no for that user in ari.conf, or choose another with ariadne4j.username.",
                        thrown)
                : new AriStartException(
                        where + " refuses the ARI user " + user + ".",
                        "Check ariadne4j.username and ariadne4j.password against ari.conf of that Asterisk.",
                        thrown);
    }
}
