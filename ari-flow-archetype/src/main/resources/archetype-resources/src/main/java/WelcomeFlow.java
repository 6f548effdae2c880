package ${package};

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Prompt;

/** Plays a welcome to each caller, and connects the caller with a telephone; one object for all calls. */
public record WelcomeFlow(DialTarget telephone) implements CallFlow {
    @Override
    public void run(Call call) {
        call.answer();
        call.play(Prompt.sound("hello-world"));
        DialOutcome outcome = call.dial(telephone);
        if (outcome instanceof DialOutcome.Answered answered) {
            call.handOver(answered.leg());
        } else {
            call.play(Prompt.sound("vm-nobodyavail"));
            call.hangUp(outcome.cause());
        }
    }
}
