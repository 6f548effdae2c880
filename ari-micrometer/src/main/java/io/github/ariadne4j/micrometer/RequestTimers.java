package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.ari.request.RequestListener;
import io.github.ariadne4j.ari.request.RequestOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Timers of requests, one for each operation and outcome; their number is bounded. Called on the loop of the client.
 */
final class RequestTimers implements RequestListener {
    /** More than twice as many operations as ARI has. */
    static final int MOST_OPERATIONS = 250;

    private final MeterRegistry registry;
    private final Tags tags;
    private final Map<RequestOutcome, Map<String, Timer>> timers = new EnumMap<>(RequestOutcome.class);

    RequestTimers(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        for (RequestOutcome outcome : RequestOutcome.values()) {
            timers.put(outcome, new ConcurrentHashMap<>());
        }
    }

    @Override
    public void onEnded(String method, String path, Duration took, RequestOutcome outcome) {
        Map<String, Timer> known = timers.getOrDefault(outcome, Map.of());
        String operation = RequestOperation.of(method, path);
        String bounded =
                known.size() < MOST_OPERATIONS || known.containsKey(operation) ? operation : RequestOperation.OTHER;
        known.computeIfAbsent(bounded, name -> timer(name, outcome)).record(took);
    }

    private Timer timer(String operation, RequestOutcome outcome) {
        return Timer.builder("ari.request")
                .description("From a request to its answer, including the time in the queue")
                .tags(tags.and("operation", operation, "outcome", outcome.name().toLowerCase(Locale.ROOT)))
                .serviceLevelObjectives(HistogramBuckets.ofRequests())
                .register(registry);
    }
}
