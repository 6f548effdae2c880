package io.github.ariadne4j.docs.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.spring.boot.test.AriTest;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@AriTest
class PbxApplicationTest {
    @Autowired
    AriSimulator asterisk;

    @Test
    void a_busy_callee_is_busy_for_the_caller() {
        asterisk.callees().on("3314", CalleeScript.busy());

        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitEnded();

        assertThat(call.finalSipStatus()).isEqualTo(486);
        asterisk.awaitQuiet();
    }
}
