package io.github.ariadne4j.examples.b2bua.status;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.hep.HepReceiver;
import io.github.ariadne4j.ari.hep.HepStatistics;
import io.github.ariadne4j.ari.hep.SipMessageStore;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.examples.b2bua.trace.CallTracing;
import io.github.ariadne4j.micrometer.AriClientMetrics;
import io.github.ariadne4j.micrometer.CallEngineMetrics;
import io.github.ariadne4j.micrometer.CallMetrics;
import io.github.ariadne4j.micrometer.CdrMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;

/** All meters of the application, as text for Prometheus. Any thread. */
public final class Metrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CallMetrics calls = new CallMetrics(registry);

    /** With the meters of the process only. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** The listener that counts calls. */
    public CallEngineListener calls() {
        return calls;
    }

    /** Adds the meters of these. */
    public void watch(CallEngine engine, AriClient ari, CdrSink cdrs, SessionSpool spool) {
        new CallEngineMetrics(engine).bindTo(registry);
        new AriClientMetrics(ari).bindTo(registry);
        new CdrMetrics(cdrs, spool).bindTo(registry);
    }

    /** Adds the meters of received SIP messages, and of those that are kept. */
    public void watch(HepReceiver receiver, SipMessageStore messages) {
        hep("message", receiver, HepStatistics::messages);
        hep("rtcp", receiver, HepStatistics::rtcp);
        hep("other", receiver, HepStatistics::other);
        hep("malformed", receiver, HepStatistics::malformed);
        hep("wrong_password", receiver, HepStatistics::wrongPassword);
        hep("dropped", receiver, HepStatistics::dropped);
        hep("failed", receiver, HepStatistics::failed);
        Gauge.builder("hep.kept.bytes", messages, SipMessageStore::bytes)
                .description("SIP messages that are kept in memory")
                .register(registry);
    }

    private void hep(String outcome, HepReceiver receiver, ToDoubleFunction<HepStatistics> figure) {
        FunctionCounter.builder("hep.datagrams", receiver, of -> figure.applyAsDouble(of.statistics()))
                .description("Copies of SIP messages that Asterisk sent, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Adds the meters of traces. */
    public void watch(CallTracing tracing) {
        spans("exported", tracing, CallTracing::exported);
        spans("lost", tracing, CallTracing::lost);
    }

    private void spans(String outcome, CallTracing tracing, ToDoubleFunction<CallTracing> figure) {
        FunctionCounter.builder("tracing.spans", tracing, figure)
                .description("Spans of traces, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** The text of {@code /metrics}. */
    public String scrape() {
        return registry.scrape();
    }
}
