package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SupportQueueTest {
    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(new SupportQueue(
            Route.inOrder(List.of(DialTarget.endpoint("agent"))).with(Ringback.MUSIC),
            DialTarget.endpoint("reception"),
            Pause.of(Duration.ofMillis(50)).withMusic("default"))));

    @Test
    void the_second_caller_hears_its_position_and_is_next_after_the_first_one() {
        box.asterisk().callees().on("agent", CalleeScript.ringsForever(), CalleeScript.ringsForever());
        SimulatedCall first = box.asterisk().call("1001").place();
        SimulatedCallee agent = box.asterisk().awaitDialled("agent");
        SimulatedCall second = box.asterisk().call("1002").place().awaitHears("number:2");

        first.hangUp();
        agent.awaitEnded();

        box.asterisk().awaitDialled("agent").answers();
        second.awaitBridged();
    }

    @Test
    void callers_go_to_the_overflow_if_no_agent_answers() {
        box.asterisk().callees().on("agent", CalleeScript.busy());
        box.asterisk().call("1001").place().awaitBridged().hangUp();
        assertThat(box.cdrs().awaitOne().parties().routed()).isEqualTo("PJSIP/reception");
    }
}
