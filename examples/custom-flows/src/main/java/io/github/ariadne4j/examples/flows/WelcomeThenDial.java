package io.github.ariadne4j.examples.flows;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Prompt;

/**
 * Answers, greets, and dials one target; a callee who does not answer ends the call with the cause that tells why. If the
 * caller hangs up in between, the verb at hand throws and the engine cleans up: there is nothing to do here. Any thread.
 */
public final class WelcomeThenDial implements CallFlow {
    private final Prompt welcome;
    private final DialTarget target;

    /** Greets with this, dials that. */
    public WelcomeThenDial(Prompt welcome, DialTarget target) {
        this.welcome = welcome;
        this.target = target;
    }

    @Override
    public void run(Call call) {
        call.answer();
        call.play(welcome);
        DialOutcome outcome = call.dial(target);
        call.note("outcome", outcome.getClass().getSimpleName());
        if (outcome instanceof DialOutcome.Answered answered) {
            call.handOver(answered.leg());
        } else {
            call.hangUp(outcome.cause());
        }
    }
}
