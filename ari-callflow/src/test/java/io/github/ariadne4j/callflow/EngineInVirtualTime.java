package io.github.ariadne4j.callflow;

import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.time.ManualTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Engine and simulator on one clock that a test advances. */
final class EngineInVirtualTime implements AutoCloseable {
    /** By which the time is advanced: short enough for both sides to react to one another. */
    static final Duration STEP = Duration.ofMillis(50);

    final RecordingCdrSink cdrs = new RecordingCdrSink();
    final AriSimulator asterisk;
    private final ManualTimers time = new ManualTimers(Instant.parse("2026-01-01T00:00:00Z"));
    private final AriClient ari;
    final CallEngine engine;

    private EngineInVirtualTime(CallFlow flow, UnaryOperator<AriSettings> settings) {
        asterisk = AriSimulator.start(SimulatorSettings.defaults().withTimers(() -> time));
        Credentials credentials = new Credentials(asterisk.username(), asterisk.password());
        ari = AriClient.connect(settings.apply(AriSettings.of(asterisk.uri(), credentials, "b2bua")));
        engine = CallEngine.builder(ari)
                .flow(flow)
                .cdrs(cdrs)
                .clock(time.clock())
                .timers(time.scheduler())
                .start();
    }

    static EngineInVirtualTime of(CallFlow flow) {
        return new EngineInVirtualTime(flow, settings -> settings);
    }

    /** Its requests go over several connections, so that one whose answer is late delays no other one. */
    static EngineInVirtualTime overHttp(CallFlow flow) {
        return new EngineInVirtualTime(flow, settings -> settings.withTransport(RestTransport.HTTP));
    }

    Instant now() {
        return time.now();
    }

    void advance(Duration by) {
        time.advance(by);
    }

    void advanceUntil(Callable<Boolean> condition) {
        advanceUntil(STEP, condition);
    }

    /** Shorter steps leave both sides more time for what takes none in virtual time. */
    void advanceUntil(Duration step, Callable<Boolean> condition) {
        await().atMost(EngineOnSimulator.PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    time.advance(step);
                    return condition.call();
                });
    }

    @Override
    public void close() {
        engine.close();
        ari.close();
        asterisk.close();
    }
}
