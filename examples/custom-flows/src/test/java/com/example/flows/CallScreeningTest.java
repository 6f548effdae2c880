package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallScreeningTest {
    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine ->
            engine.flow(new CallScreening(List.of(DialTarget.endpoint("desk"), DialTarget.endpoint("mobile")))));

    @Test
    void a_telephone_that_declines_is_followed_by_the_next_one() {
        SimulatedCall call = box.asterisk().call("1000").place();
        SimulatedCallee desk = box.asterisk().awaitDialled("desk").awaitHears("sound:screen-callee-options");

        desk.presses("22");

        SimulatedCallee mobile = box.asterisk().awaitDialled("mobile").awaitHears("sound:screen-callee-options");
        assertThat(call.isAnswered()).isFalse();
        mobile.presses("1");
        call.awaitAnswered().awaitBridged();
        assertThat(call.isBridgedWith(mobile)).isTrue();
    }
}
