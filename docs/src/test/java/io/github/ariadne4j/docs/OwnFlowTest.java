package io.github.ariadne4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test that the guide shows, and that it works. */
class OwnFlowTest {
    private @Nullable AriClient ari;
    private @Nullable CallEngine engine;

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    @Test
    void a_busy_callee_is_busy_for_the_caller() {
        AriSimulator asterisk = ASTERISK.simulator();
        startMyApplication(asterisk.uri(), asterisk.username(), asterisk.password());
        asterisk.callees().on("3314", CalleeScript.busy());

        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitEnded();

        assertThat(call.finalSipStatus()).isEqualTo(486);
        asterisk.awaitQuiet();
    }

    private void startMyApplication(URI asterisk, String username, String password) {
        ari = AriClient.connect(AriSettings.of(asterisk, new Credentials(username, password), "b2bua"));
        engine = CallEngine.builder(ari)
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .start();
    }

    @AfterEach
    void stop() {
        if (engine != null && ari != null) {
            engine.close();
            ari.close();
        }
    }
}
