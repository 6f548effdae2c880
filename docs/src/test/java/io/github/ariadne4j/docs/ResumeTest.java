package io.github.ariadne4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test of {@code resume} that {@code testing.md} shows, and that it passes. */
class ResumeTest {
    @RegisterExtension
    final AriSimulatorExtension box = new AriSimulatorExtension();

    private final SessionStore sessions = new InMemorySessionStore();
    private AriClient ari;
    private CallEngine engine;

    @Test
    void a_caller_who_was_welcomed_is_not_welcomed_again_after_a_restart() {
        AriSimulator asterisk = box.simulator();
        asterisk.faults().on(Operation.DIAL).once().swallow();
        start(asterisk);
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        asterisk.requestLog().await(Operation.DIAL, 1, Duration.ofSeconds(5));

        stop();
        start(asterisk);

        call.awaitBridged();
        assertThat(asterisk.requestLog().count(Operation.PLAY_WITH_ID)).isEqualTo(1);
        call.hangUp();
        asterisk.awaitQuiet();
    }

    private void start(AriSimulator asterisk) {
        Credentials credentials = new Credentials(asterisk.username(), asterisk.password());
        ari = AriClient.connect(AriSettings.of(asterisk.uri(), credentials, "b2bua"));
        engine = CallEngine.builder(ari)
                .flow(new WelcomeOnce())
                .sessions(sessions)
                .start();
    }

    @AfterEach
    void stop() {
        engine.close();
        ari.close();
    }
}
