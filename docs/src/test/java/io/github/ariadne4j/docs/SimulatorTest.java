package io.github.ariadne4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.script.CallerScript;
import io.github.ariadne4j.testkit.time.ManualTimers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tests that {@code testing.md} shows, and that they pass. */
class SimulatorTest {
    private final ManualTimers time = new ManualTimers(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final AriSimulatorExtension box = new AriSimulatorExtension();

    private AriSimulator asterisk;
    private AriClient ari;
    private CallEngine engine;

    @BeforeEach
    void startMyApplication() {
        asterisk = box.simulator();
        start(asterisk);
    }

    private void start(AriSimulator simulator) {
        ari = AriClient.connect(
                AriSettings.of(simulator.uri(), new Credentials(simulator.username(), simulator.password()), "b2bua"));
        engine = CallEngine.builder(ari)
                .flow(new DialAndBridge(
                        call -> DialTarget.pjsip("peer", call.dialled()).ringFor(Duration.ofSeconds(30))))
                .start();
    }

    @AfterEach
    void stopMyApplication() {
        engine.close();
        ari.close();
    }

    @Test
    void the_parties_talk_until_the_callee_hangs_up() {
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();

        SimulatedCallee callee = asterisk.awaitDialled("3314");
        callee.rings();
        callee.answers();
        call.awaitBridged();
        callee.hangsUp();

        assertThat(call.awaitEnded().hangupCause()).isEqualTo(16);
        asterisk.awaitQuiet();
    }

    @Test
    void a_caller_who_loses_patience_leaves_nobody_ringing() {
        asterisk.callees().on("3314", CalleeScript.ringsForever());

        SimulatedCall call = asterisk.call("1000")
                .dialling("3314")
                .following(CallerScript.cancelsAfter(Duration.ofMillis(20)))
                .place();

        assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(487);
        asterisk.awaitQuiet();
    }

    @Test
    void a_caller_who_transfers_the_callee_is_told_that_it_is_done() {
        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitBridged();
        call.awaitAnswered();

        call.transferTo("3180");
        call.awaitTransferSignal(200);
        call.hangUp();

        call.awaitEnded();
        assertThat(call.transferSignals()).containsExactly(202, 100, 200);
    }

    @Test
    void the_caller_hears_of_an_asterisk_that_cannot_dial() {
        asterisk.faults().on(Operation.DIAL).replyOnce(500);

        SimulatedCall call = asterisk.call("1000").dialling("3314").place();

        assertThat(call.awaitEnded().isAnswered()).isFalse();
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
        asterisk.awaitQuiet();
    }

    @Test
    void half_a_minute_of_ringing_takes_no_time() {
        stopMyApplication();
        SimulatorSettings settings = SimulatorSettings.defaults().withTimers(() -> time);
        try (AriSimulator still = AriSimulator.start(settings)) {
            start(still);
            still.callees().on("3314", CalleeScript.ringsForever());
            SimulatedCall call = still.call("1000").dialling("3314").place();

            await().until(() -> {
                time.advance(Duration.ofSeconds(1));
                return call.isEnded();
            });

            assertThat(call.isAnswered()).isFalse();
            stopMyApplication();
        }
    }
}
