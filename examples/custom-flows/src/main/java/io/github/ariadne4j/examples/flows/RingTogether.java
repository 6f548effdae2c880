package io.github.ariadne4j.examples.flows;

import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.HuntPlan;
import io.github.ariadne4j.callflow.call.Ringback;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import java.util.List;

/**
 * Rings all agents at once, with music for the caller until one of them answers. The music is early media: the caller is answered,
 * and pays, when an agent answers. The other telephones show that the call was answered elsewhere. Any thread.
 */
public final class RingTogether implements CallFlow {
    private final HuntPlan agents;

    /** Rings these. */
    public RingTogether(List<DialTarget> agents) {
        this.agents = Route.together(agents).with(Ringback.MUSIC);
    }

    @Override
    public void run(Call call) {
        DialOutcome outcome = call.dial(agents);
        if (outcome instanceof DialOutcome.Answered answered) {
            call.handOver(answered.leg());
        } else {
            call.hangUp(outcome.cause());
        }
    }
}
