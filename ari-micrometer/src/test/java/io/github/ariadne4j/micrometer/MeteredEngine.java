package io.github.ariadne4j.micrometer;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriServer;
import io.github.ariadne4j.ari.AriServerSettings;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.testkit.AriSimulator;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** An engine on the simulator, with all meters in one registry. */
final class MeteredEngine implements AutoCloseable {
    private final AriClient ari;
    private final CallEngine engine;
    private final AriServer server;
    private final MeterRegistry registry;

    MeteredEngine(AriSimulator asterisk, MeterRegistry registry) {
        this.registry = registry;
        Credentials credentials = new Credentials(asterisk.username(), asterisk.password());
        CdrSink cdrs = CdrSink.none();
        ari = AriClient.connect(AriSettings.of(asterisk.uri(), credentials, "b2bua"));
        new AriClientMetrics(ari).bindTo(registry);
        engine = CallEngine.builder(ari)
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .cdrs(cdrs)
                .listener(new CallMetrics(registry))
                .start();
        new CallEngineMetrics(engine).bindTo(registry);
        new CdrMetrics(cdrs, SessionSpool.none()).bindTo(registry);
        server = AriServer.listen(AriServerSettings.onLoopback(0, credentials), client -> {});
        new AriServerMetrics(server).bindTo(registry);
    }

    List<Meter> meters() {
        return registry.getMeters();
    }

    @Override
    public void close() {
        engine.close();
        ari.close();
        server.close();
    }
}
