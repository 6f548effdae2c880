package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.callflow.testkit.EveryKill;
import io.github.ariadne4j.callflow.testkit.ScriptedTelephone;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceptionTest {
    private static final Reception RECEPTION =
            new Reception(DialTarget.pjsip("house", "10"), Map.of('1', DialTarget.pjsip("house", "21")));

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(RECEPTION));

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

    @Test
    void a_reception_whose_application_ends_at_any_of_its_requests_leaves_the_caller_with_the_department() {
        int kills = EveryKill.of(DurableFlow.of("reception", 1, RECEPTION))
                .with(
                        ScriptedTelephone.of("10")
                                .pressingInTalkWith("1000", "1")
                                .pressingInTalkWith("21", "#"),
                        ScriptedTelephone.of("21").hangingUpInTalkWith("1000"))
                .lostDialEndsAs(Disposition.FAILED)
                .check();

        assertThat(kills).isGreaterThan(20);
    }
}
