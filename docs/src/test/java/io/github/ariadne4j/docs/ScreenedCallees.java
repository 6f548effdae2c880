package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.flow.ScreeningFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.List;

/** The flow of {@code flows.md} whose callees accept a call before they are connected. */
record ScreenedCallees(DialTarget desk, DialTarget mobile) implements CallFlow {
    @Override
    public void run(Call call) {
        ScreeningFlow pressOne = callee -> callee.gather(Gather.exactly(1)
                        .prompt(Prompt.sound("press-1-to-accept"))
                        .accepting("1"::equals)
                        .tries(2))
                instanceof GatherOutcome.Digits;
        Route route = Route.together(List.of(desk, mobile)).with(Ringback.MUSIC);
        DialOutcome outcome = call.dial(Dial.to(route).screenedBy(pressOne));
        if (outcome instanceof DialOutcome.Answered answered) {
            call.handOver(answered.leg());
        } else {
            call.hangUp(outcome.cause());
        }
    }
}
