package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.micrometer.AriClientMetrics;
import io.github.ariadne4j.micrometer.CallEngineMetrics;
import io.github.ariadne4j.micrometer.CallMetrics;
import io.github.ariadne4j.micrometer.CallObservations;
import io.github.ariadne4j.micrometer.CdrMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

/** The code of {@code metrics.md}. */
final class Metering {
    private Metering() {}

    static CallEngine metered(AriClient ari, CallFlow flow, CdrSink cdrs, SessionSpool spool, MeterRegistry registry) {
        CallEngine engine = CallEngine.builder(ari)
                .flow(flow)
                .cdrs(cdrs)
                .spool(spool)
                .listener(new CallMetrics(registry))
                .start();
        new CallEngineMetrics(engine).bindTo(registry);
        new AriClientMetrics(ari).bindTo(registry);
        new CdrMetrics(cdrs, spool).bindTo(registry);
        return engine;
    }

    static CallEngine traced(AriClient ari, CallFlow flow, ObservationRegistry observations) {
        CallEngine engine = CallEngine.builder(ari)
                .flow(flow)
                .observer(new CallObservations(observations))
                .start();
        return engine;
    }
}
