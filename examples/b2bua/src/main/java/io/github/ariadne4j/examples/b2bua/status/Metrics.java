package io.github.ariadne4j.examples.b2bua.status;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriStatistics;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** All figures of the application, as text for Prometheus. Any thread. */
public final class Metrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CallMetrics calls = new CallMetrics(registry);

    /** The process itself, and no call yet. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** To be told of every call. */
    public CallEngineListener calls() {
        return calls;
    }

    /** From now on also what these say of themselves. */
    public void watch(CallEngine engine, AriClient ari, CdrSink cdrs, SessionSpool spool) {
        gauge("b2bua.calls.active", "Calls that live now", engine, CallEngine::activeCalls);
        for (Refusal cause : Refusal.values()) {
            FunctionCounter.builder("b2bua.calls.refused", engine, of -> refused(of, cause))
                    .description("New calls that were refused before anything was done for them")
                    .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauge("b2bua.cdr.backlog", "CDRs that wait to be written", cdrs, CdrSink::backlog);
        count("b2bua.cdr.conflicts", "CDRs not written as their call has another one", cdrs, CdrSink::conflicts);
        gauge("b2bua.spool.bytes", "Ended calls that wait on disk, as no store takes them", spool, SessionSpool::bytes);
        gauge(
                "ari.listening",
                "1 while events flow",
                ari,
                client -> client.state() == ConnectionState.LISTENING ? 1 : 0);
        gauge("ari.requests.inflight", "Requests that wait for their answer", ari, of(AriStatistics::requestsInFlight));
        count("ari.requests", "Requests sent", ari, of(AriStatistics::requests));
        count("ari.requests.failed", "Requests that failed", ari, of(AriStatistics::failedRequests));
        count("ari.events", "Events received", ari, of(AriStatistics::events));
        count("ari.events.unknown", "Events of an unknown type", ari, of(AriStatistics::unknownEvents));
        count("ari.events.malformed", "Frames that were no event", ari, of(AriStatistics::malformedEvents));
        count("ari.reconnects", "How often the event socket came back", ari, of(AriStatistics::reconnects));
    }

    /** The text of {@code /metrics}. */
    public String scrape() {
        return registry.scrape();
    }

    private static double refused(CallEngine engine, Refusal cause) {
        return engine.refusedCalls().getOrDefault(cause, 0L);
    }

    private static ToDoubleFunction<AriClient> of(ToDoubleFunction<AriStatistics> figure) {
        return client -> figure.applyAsDouble(client.statistics());
    }

    private <T> void gauge(String name, String description, T subject, ToDoubleFunction<T> figure) {
        Gauge.builder(name, subject, figure)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private <T> void count(String name, String description, T subject, ToDoubleFunction<T> figure) {
        FunctionCounter.builder(name, subject, figure).description(description).register(registry);
    }
}
