package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriServer;
import io.github.ariadne4j.ari.AriServerSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The engine with an Asterisk that connects to the application: every request uses Asterisk's own socket, none uses HTTP. */
class EngineOnAriServerTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private final RecordingCdrSink cdrs = new RecordingCdrSink();
    private final CompletableFuture<CallEngine> engine = new CompletableFuture<>();
    private AriSimulator asterisk;
    private AriServer server;
    private Relay relay;

    @BeforeEach
    void listen() throws Exception {
        asterisk = ASTERISK.simulator();
        server = AriServer.listen(
                AriServerSettings.onLoopback(0, new Credentials("east", "canary")), ari -> engine.complete(start(ari)));
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        connect();
    }

    @AfterEach
    void stop() {
        engine.thenAccept(CallEngine::close);
        server.close();
        relay.close();
    }

    @Test
    void a_call_is_dialled_bridged_and_recorded() throws Exception {
        CallEngine running = engine.get(10, TimeUnit.SECONDS);
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        call.awaitBridged();
        call.hangUp();
        assertThat(running.awaitIdle(EngineOnSimulator.PATIENCE)).isTrue();
        asterisk.awaitNoChannels(EngineOnSimulator.PATIENCE);
        assertThat(asterisk.bridges()).isEmpty();
        assertThat(cdrs.records())
                .singleElement()
                .satisfies(cdr -> assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED));
    }

    @Test
    void a_call_that_ends_while_the_socket_is_lost_is_cleaned_up_when_asterisk_is_back() throws Exception {
        // Given
        CallEngine running = engine.get(10, TimeUnit.SECONDS);
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        AriClient ari = server.clients().get(0);

        // When
        relay.close();
        await().until(() -> ari.state() == ConnectionState.RECONNECTING);
        call.hangUp();
        connect();

        // Then
        callee.awaitEnded();
        assertThat(running.awaitIdle(EngineOnSimulator.PATIENCE)).isTrue();
        assertThat(server.clients()).containsExactly(ari);
        assertThat(cdrs.records()).hasSize(1);
    }

    private CallEngine start(AriClient ari) {
        return CallEngine.builder(ari)
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .cdrs(cdrs)
                .settings(EngineOnSimulator.settings())
                .start();
    }

    private void connect() {
        relay = Relay.between(asterisk, server.address(), "east", "canary");
    }
}
