package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriStatistics;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Meters of an {@code AriClient}: event socket, requests, events and loop. Bind it once to each registry, for the life
 * time of the registry. Several clients in one registry need distinct tags. Any thread.
 */
public final class AriClientMetrics implements MeterBinder {
    private final AriClient client;
    private final Tags tags;

    /** Meters without tags, for the only client in a registry. */
    public AriClientMetrics(AriClient client) {
        this(client, List.of());
    }

    /**
     * @param tags tags of all its meters, such as {@code application} or {@code asterisk}; from a small set of values
     */
    public AriClientMetrics(AriClient client, Iterable<Tag> tags) {
        this.client = client;
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MeterRegistrar<AriClient> meters = new MeterRegistrar<>(registry, client, tags);
        meters.gauge("ari.listening", "1 while events are received", AriClientMetrics::listening);
        requests(meters);
        events(meters);
        meters.count(
                "ari.loop.stalls",
                "Number of times the thread of the connection was blocked for more than 50 ms",
                of(AriStatistics::loopStalls));
        client.onRequest(new RequestTimers(registry, tags));
    }

    private static void requests(MeterRegistrar<AriClient> meters) {
        meters.gauge("ari.requests.inflight", "Requests without an answer", of(AriStatistics::requestsInFlight));
        meters.count("ari.requests", "Requests sent", of(AriStatistics::requests));
        meters.count("ari.requests.failed", "Requests that failed", of(AriStatistics::failedRequests));
        meters.count(
                "ari.requests.socket", "Requests that went over the event socket", of(AriStatistics::requestsBySocket));
    }

    private static void events(MeterRegistrar<AriClient> meters) {
        meters.count("ari.events", "Events received", of(AriStatistics::events));
        meters.gauge("ari.events.waiting", "Deliveries queued for listeners", of(AriStatistics::eventsWaiting));
        meters.count("ari.events.unknown", "Events of an unknown type", of(AriStatistics::unknownEvents));
        meters.count(
                "ari.events.malformed",
                "Frames that could not be read as an event",
                of(AriStatistics::malformedEvents));
        meters.count("ari.reconnects", "Number of times the event socket was reopened", of(AriStatistics::reconnects));
    }

    private static double listening(AriClient client) {
        return client.state() == ConnectionState.LISTENING ? 1 : 0;
    }

    private static ToDoubleFunction<AriClient> of(ToDoubleFunction<AriStatistics> figure) {
        return client -> figure.applyAsDouble(client.statistics());
    }
}
