package io.github.ariadne4j.examples.b2bua.status;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.micrometer.AriClientMetrics;
import io.github.ariadne4j.micrometer.CallEngineMetrics;
import io.github.ariadne4j.micrometer.CallMetrics;
import io.github.ariadne4j.micrometer.RecordMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

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
        new CallEngineMetrics(engine).bindTo(registry);
        new AriClientMetrics(ari).bindTo(registry);
        new RecordMetrics(cdrs, spool).bindTo(registry);
    }

    /** The text of {@code /metrics}. */
    public String scrape() {
        return registry.scrape();
    }
}
