package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallPlan;
import java.util.List;

/** A target of an outbound call has answered: its leg is the flow's own from here on, and the flow begins. */
public final class FirstAnswer {
    private final CallStep step;

    public FirstAnswer(CallStep step) {
        this.step = step;
    }

    /**
     * Hangs up the other legs, and begins the flow with the one that answered.
     *
     * @param alive all legs that ring, or have answered
     */
    public CallPlan of(Leg answered, List<LegId> alive) {
        for (LegId other : alive) {
            if (!other.equals(answered.id())) {
                step.hangUp(other, HangupCause.ANSWERED_ELSEWHERE);
            }
        }
        step.become(step.call()
                .with(answered.with(LegRole.ORIGINATED))
                .with(step.call().flow().withService()));
        new CreditTime(step).await();
        CallPlan inFlow = new CallPlan.InFlow();
        step.save(inFlow);
        step.tellFlow(new Word.Start());
        return inFlow;
    }
}
