package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import io.github.ariadne4j.testkit.SimulatedCallee;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeterminismOfDialsTest {
    private static final WarmTransfer BILLING =
            WarmTransfer.to(DialTarget.pjsip("house", "21")).takenBackBy('*');

    private static final DurableFlow DESK = DurableFlow.of("desk", 1, DeterminismOfDialsTest::consult);

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(DESK));

    private static void consult(Call call) {
        call.pause(Duration.ofMillis(1));
        if (call.dial(DialTarget.pjsip("house", "10")) instanceof DialOutcome.Answered desk) {
            AnsweredLeg leg = desk.leg();
            TransferOutcome outcome = call.transfer(leg, BILLING);
            call.note("outcome", outcome.getClass().getSimpleName());
            call.connect(leg, Connect.of());
            call.pause(Duration.ofMillis(1));
        }
    }

    @Test
    void a_flow_that_pauses_dials_and_transfers_is_deterministic() {
        box.asterisk().call("1000").place();
        SimulatedCallee desk = box.asterisk().awaitDialled("10");
        box.asterisk().awaitDialled("21").hangsUp();
        box.events().nextConnected();
        desk.hangsUp();
        box.cdrs().awaitOne();

        box.assertDeterministic(DESK);
    }
}
