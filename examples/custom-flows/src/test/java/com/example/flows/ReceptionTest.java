package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceptionTest {
    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine ->
            engine.flow(new Reception(DialTarget.pjsip("house", "10"), Map.of('1', DialTarget.pjsip("house", "21")))));

    @Test
    void the_reception_consults_with_a_department_and_leaves_the_caller_with_it() {
        box.asterisk().callees().on("21", CalleeScript.ringsForever());
        SimulatedCall call = box.asterisk().call("1000").place();
        SimulatedCallee desk = box.asterisk().awaitDialled("10");
        box.events().nextConnected();
        desk.presses("1");
        SimulatedCallee billing = box.asterisk().awaitDialled("21");
        billing.answers();

        desk.presses("#");

        desk.awaitEnded();
        assertThat(call.isBridgedWith(billing)).isTrue();
        billing.hangsUp();
        assertThat(box.cdrs().awaitOne().legs().get(2).transfer().kind()).isEqualTo(CdrTransfer.Kind.ATTENDED);
    }
}
