package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RingGroupTest {
    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(
            engine -> engine.flow(new RingGroup(List.of(DialTarget.endpoint("desk"), DialTarget.endpoint("kitchen")))));

    @Test
    void the_telephone_that_answers_first_gets_the_call() {
        box.asterisk().callees().otherwise(CalleeScript.ringsForever());
        SimulatedCall call = box.asterisk().call("1000").place();
        SimulatedCallee desk = box.asterisk().awaitDialled("desk");

        box.asterisk().awaitDialled("kitchen").answers();

        call.awaitBridged();
        assertThat(desk.awaitEnded().isAnswered()).isFalse();
    }

    @Test
    void a_caller_whom_none_answers_leaves_a_message() {
        box.asterisk().callees().otherwise(CalleeScript.busy());
        SimulatedCall call = box.asterisk().call("1000").place();

        call.awaitHears("sound:vm-intro").awaitRecorded().press("#");

        call.awaitHears("sound:vm-msgsaved").awaitEnded();
        assertThat(box.cdrs().awaitOne().custom().get("recordings")).endsWith("-voicemail");
    }
}
