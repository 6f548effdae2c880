package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.ari.AriServer;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/**
 * Meters of an {@code AriServer}, the server for Asterisk's outbound WebSockets. Its clients are only counted, since
 * their number is unbounded if Asterisk opens one for each call. A persistent client can have its own
 * {@link AriClientMetrics}. Bind it once to each registry. Any thread.
 */
public final class AriServerMetrics implements MeterBinder {
    private final AriServer server;
    private final Tags tags;

    /** Meters without tags, for the only server in a registry. */
    public AriServerMetrics(AriServer server) {
        this(server, List.of());
    }

    /** @param tags tags of all its meters; from a small set of values */
    public AriServerMetrics(AriServer server, Iterable<Tag> tags) {
        this.server = server;
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MeterRegistrar<AriServer> meters = new MeterRegistrar<>(registry, server, tags);
        meters.gauge(
                "ari.server.clients",
                "Clients that are not closed, including those whose Asterisk is not connected",
                of -> of.clients().size());
        meters.gauge("ari.server.clients.listening", "Clients that receive events now", AriServerMetrics::listening);
        meters.count("ari.server.refused", "Connections that were rejected", AriServer::refusedConnections);
    }

    private static double listening(AriServer server) {
        return server.clients().stream()
                .filter(client -> client.state() == ConnectionState.LISTENING)
                .count();
    }
}
