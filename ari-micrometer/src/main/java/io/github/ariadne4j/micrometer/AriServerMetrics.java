package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.ari.AriServer;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/**
 * What a server for Asterisk's outbound WebSockets says of itself. Its clients are only counted: where Asterisk opens one for each call
 * there is no end of them. A persistent one is measured by an {@link AriClientMetrics} of its own. Bound once to each registry. Any
 * thread.
 */
public final class AriServerMetrics implements MeterBinder {
    private final AriServer server;
    private final Tags tags;

    /** The only server in its registry. */
    public AriServerMetrics(AriServer server) {
        this(server, List.of());
    }

    /** @param tags of all its meters; from a small set of values */
    public AriServerMetrics(AriServer server, Iterable<Tag> tags) {
        this.server = server;
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters<AriServer> meters = new Meters<>(registry, server, tags);
        meters.gauge(
                "ari.server.clients",
                "Applications that live now, also those whose Asterisk is away",
                of -> of.clients().size());
        meters.gauge("ari.server.clients.listening", "Applications whose events flow now", AriServerMetrics::listening);
        meters.count("ari.server.refused", "Connections that were rejected", AriServer::refusedConnections);
    }

    private static double listening(AriServer server) {
        return server.clients().stream()
                .filter(client -> client.state() == ConnectionState.LISTENING)
                .count();
    }
}
