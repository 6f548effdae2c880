package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AriSimulatorTest {
    @Test
    void two_simulators_live_side_by_side() {
        // When
        try (AriSimulator one = AriSimulator.start();
                AriSimulator other =
                        AriSimulator.start(SimulatorSettings.defaults().withLogin("me", "mine"))) {

            // Then
            assertThat(one.uri()).isNotEqualTo(other.uri());
            assertThat(other.username() + other.password()).isEqualTo("memine");
        }
    }

    @Test
    void reset_forgets_calls_rules_faults_and_requests() {
        // Given
        try (AriSimulator asterisk = AriSimulator.start();
                AriProbe probe = AriProbe.connect(asterisk, "b2bua")) {
            asterisk.call("1000").place();
            asterisk.faults().on(Operation.PING).reply(500);
            probe.send("POST", "/bridges/br-1");

            // When
            asterisk.reset();

            // Then
            asterisk.awaitQuiet(Duration.ZERO);
            assertThat(asterisk.requestLog().requests()).isEmpty();
            assertThat(probe.status("GET", "/asterisk/ping")).isEqualTo(200);
        }
    }

    @Test
    void call_needs_an_application_to_be_placed_into() {
        // Given
        try (AriSimulator asterisk = AriSimulator.start()) {
            IncomingCall call = asterisk.call("1000").dialling("3314");

            // When Then
            assertThatThrownBy(call::place)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("exactly one connected application");
        }
    }

    @Test
    void waiting_in_vain_says_what_was_there_instead() {
        // Given
        try (AriSimulator asterisk = AriSimulator.start();
                AriProbe probe = AriProbe.connect(asterisk, "b2bua")) {
            SimulatedCall call = asterisk.call("1000").place();
            probe.send("POST", "/channels/" + call.channelId() + "/ring");

            // When Then
            assertThatThrownBy(() -> call.awaitAnswered(Duration.ofMillis(10)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("was not answered")
                    .hasMessageContaining("[180]");
        }
    }

    @Test
    void closing_twice_is_harmless() {
        // Given
        AriSimulator asterisk = AriSimulator.start();

        // When
        asterisk.close();
        asterisk.close();

        // Then
        assertThat(asterisk.channels()).isEmpty();
    }
}
