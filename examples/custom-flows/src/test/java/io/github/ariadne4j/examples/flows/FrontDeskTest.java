package io.github.ariadne4j.examples.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FrontDeskTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant MONDAY_NIGHT = Instant.parse("2026-11-23T22:00:00Z");

    @RegisterExtension
    private final AriSimulatorExtension extension = new AriSimulatorExtension();

    private AutoCloseable desk = () -> {};

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void greets_then_connects_while_the_office_is_open() {
        // Given
        AriSimulator asterisk = openAt(MONDAY_NOON);
        asterisk.callees().on("100", CalleeScript.silent());

        // When
        SimulatedCall call = asterisk.call("1000").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("100");
        callee.answers();

        // Then
        call.awaitBridged();
        assertThat(asterisk.ledger().count(Operation.PLAY_WITH_ID)).isEqualTo(1);
        assertThat(call.isBridgedWith(callee)).isTrue();

        // When
        callee.hangsUp();

        // Then
        call.awaitEnded();
        asterisk.awaitQuiet();
    }

    @Test
    void hangs_up_with_the_cause_of_a_callee_who_is_busy() {
        // Given
        AriSimulator asterisk = openAt(MONDAY_NOON);
        asterisk.callees().on("100", CalleeScript.busy());

        // When
        SimulatedCall call = asterisk.call("1000").place().awaitEnded();

        // Then
        assertThat(call.hangupCause()).isEqualTo(17);
        asterisk.awaitQuiet();
    }

    @Test
    void cleans_up_when_the_caller_leaves_while_the_callee_rings() {
        // Given
        AriSimulator asterisk = openAt(MONDAY_NOON);
        asterisk.callees().on("100", CalleeScript.ringsForever());
        SimulatedCall call = asterisk.call("1000").place().awaitAnswered();
        SimulatedCallee callee = asterisk.awaitDialled("100");

        // When
        call.hangUp();

        // Then
        callee.awaitEnded();
        asterisk.awaitQuiet();
    }

    @Test
    void says_that_nobody_is_there_without_an_answer_at_night() {
        // Given
        AriSimulator asterisk = openAt(MONDAY_NIGHT);

        // When
        SimulatedCall call = asterisk.call("1000").place().awaitEnded(Duration.ofSeconds(10));

        // Then
        assertThat(call.isAnswered()).isFalse();
        assertThat(call.finalSipStatus()).isEqualTo(480);
        asterisk.awaitQuiet();
    }

    private AriSimulator openAt(Instant now) {
        AriSimulator asterisk = extension.simulator();
        AriClient ari = AriClient.connect(AriSettings.of(
                asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "front-desk"));
        CallEngine engine = FrontDesk.start(ari, Clock.fixed(now, ZoneOffset.UTC));
        desk = () -> {
            engine.close();
            ari.close();
        };
        return asterisk;
    }
}
