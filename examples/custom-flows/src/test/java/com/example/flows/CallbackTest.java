package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallbackTest {
    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flows(new Callback(
            DialTarget.endpoint("agent"), number -> DialTarget.pjsip("carrier", number), this::originate)));

    private OriginatedCall originate(Originate request) {
        return box.engine().originate(request);
    }

    @Test
    void a_caller_who_presses_1_is_called_back_once_an_agent_has_answered() {
        SimulatedCall call = box.asterisk().call("4711").place().awaitHears("sound:if-correct-press");
        call.press("1");
        call.awaitEnded();

        SimulatedCallee agent = box.asterisk().awaitDialled("agent");
        agent.answers();
        SimulatedCallee customer = box.asterisk().awaitDialled("4711");
        customer.answers();

        box.events().nextConnected();
        customer.hangsUp();
        agent.awaitEnded();
        assertThat(box.cdrs().await(2).get(1).custom()).containsEntry("callback", "4711");
    }

    @Test
    void a_caller_without_a_number_is_not_asked() {
        box.asterisk().call("anonymous").place().awaitEnded();
        assertThat(box.cdrs().awaitOne().attempts()).isEmpty();
    }
}
