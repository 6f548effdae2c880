package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;

/** From the guide: the agent is told that the caller has hung up, and stays until that was said. */
final class ToldCallee implements CallFlow {
    private final DialTarget agents;

    ToldCallee(DialTarget agents) {
        this.agents = agents;
    }

    @Override
    public void run(Call call) {
        if (call.dial(agents) instanceof DialOutcome.Answered agent) {
            try {
                call.connect(agent.leg(), Connect.of().keepingCallee());
            } catch (CallEndedException e) {
                call.play(Party.CALLEE, Prompt.sound("caller-has-hung-up"));
                throw e;
            }
        }
    }
}
