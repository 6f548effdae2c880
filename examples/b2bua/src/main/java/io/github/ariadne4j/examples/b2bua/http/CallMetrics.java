package io.github.ariadne4j.examples.b2bua.http;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriStatistics;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.Disposition;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Counts calls, and reads the counters of the client and the sink when asked. */
public final class CallMetrics implements CallEngineListener {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer setUp = Timer.builder("b2bua.call.setup")
            .description("From the caller's INVITE to the callee's answer")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(registry);

    /** Everything at zero, so that every series is there from the start. */
    public CallMetrics() {
        for (Disposition disposition : Disposition.values()) {
            registry.counter("b2bua.calls", "disposition", disposition.name()).increment(0);
        }
    }

    /** Also reads these from now on. */
    public void watch(AriClient ari, CallEngine engine, CdrSink cdrs) {
        Gauge.builder("b2bua.calls.active", engine, CallEngine::activeCalls)
                .description("Calls that live now")
                .register(registry);
        Gauge.builder("b2bua.cdr.backlog", cdrs, CdrSink::backlog)
                .description("CDRs that wait to be written")
                .register(registry);
        count("b2bua.ari.requests", "REST requests sent", ari, AriStatistics::requests);
        count("b2bua.ari.requests.failed", "REST requests that failed", ari, AriStatistics::failedRequests);
        count("b2bua.ari.events", "Events received", ari, AriStatistics::events);
        count("b2bua.ari.reconnects", "Times the event socket came back", ari, AriStatistics::reconnects);
        Gauge.builder(
                        "b2bua.ari.requests.inflight",
                        ari,
                        client -> client.statistics().requestsInFlight())
                .description("REST requests that wait for their answer")
                .register(registry);
    }

    private void count(String name, String description, AriClient ari, ToDoubleFunction<AriStatistics> value) {
        FunctionCounter.builder(name, ari, client -> value.applyAsDouble(client.statistics()))
                .description(description)
                .register(registry);
    }

    @Override
    public void onAnswered(CallId call, Duration took) {
        setUp.record(took);
    }

    @Override
    public void onEnded(CallDetailRecord cdr) {
        registry.counter("b2bua.calls", "disposition", cdr.disposition().name()).increment();
    }

    /** All of it, in the Prometheus text format. */
    public String scrape() {
        return registry.scrape();
    }
}
