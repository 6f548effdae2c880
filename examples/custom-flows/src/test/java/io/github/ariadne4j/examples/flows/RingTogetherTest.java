package io.github.ariadne4j.examples.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RingTogetherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @RegisterExtension
    private final AriSimulatorExtension extension = new AriSimulatorExtension();

    private AriSimulator asterisk;
    private AriClient ari;
    private CallEngine engine;

    @BeforeEach
    void start() {
        asterisk = extension.simulator();
        ari = AriClient.connect(
                AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "agents"));
        engine = CallEngine.builder(ari)
                .flow(new RingTogether(List.of(DialTarget.endpoint("agent1"), DialTarget.endpoint("agent2"))))
                .start();
    }

    @AfterEach
    void close() {
        engine.close();
        ari.close();
    }

    @Test
    void the_caller_hears_music_until_one_of_the_agents_answers() {
        // Given
        asterisk.callees().on("agent*", CalleeScript.ringsForever());
        SimulatedCall call = asterisk.call("1000").place();
        SimulatedCallee first = asterisk.awaitDialled("agent1");
        SimulatedCallee second = asterisk.awaitDialled("agent2");
        asterisk.ledger().await(Operation.START_MOH, 1, PATIENCE);

        // When
        second.answers();

        // Then
        call.awaitAnswered().awaitBridged();
        assertThat(call.isBridgedWith(second)).isTrue();
        asterisk.ledger().await(Operation.STOP_MOH, 1, PATIENCE);
        assertThat(call.treatments()).isEmpty();
        assertThat(first.awaitEnded().isAnswered()).isFalse();

        // When
        call.hangUp();

        // Then
        asterisk.awaitQuiet();
    }

    @Test
    void agents_who_are_all_busy_end_the_call_with_busy_and_without_an_answer() {
        // Given
        asterisk.callees().on("agent*", CalleeScript.busy());

        // When
        SimulatedCall call = asterisk.call("1000").place().awaitEnded();

        // Then
        assertThat(call.isAnswered()).isFalse();
        assertThat(call.hangupCause()).isEqualTo(17);
        asterisk.awaitQuiet();
    }
}
