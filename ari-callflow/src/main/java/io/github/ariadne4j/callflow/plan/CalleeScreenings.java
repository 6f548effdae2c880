package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;

/** Callees that have answered are asked whether they take the call, each by itself and outside of the bridge. */
final class CalleeScreenings {
    static final EndReason DECLINED = EndReason.of(Party.CALLEE, HangupCause.CALL_REJECTED);
    static final EndReason TIMED_OUT = EndReason.of(Party.CALLEE, HangupCause.NO_ANSWER);

    private final CallStep step;
    private final CallPlan.Hunt plan;

    CalleeScreenings(CallStep step, CallPlan.Hunt plan) {
        this.step = step;
        this.plan = plan;
    }

    /** False: the flow that could ask is gone. */
    boolean begin(LegId leg) {
        if (plan.request() == null || plan.screenedWithin() == null) {
            return false;
        }
        step.startTimer(new PlanTimer.EndOfScreening(leg), plan.screenedWithin());
        step.tellFlow(new Word.Screen(plan.request(), leg, plan.offerOf(leg).target()));
        return true;
    }

    /** Whether this callee is being asked. */
    boolean isAsked(LegId id) {
        Leg leg = step.call().leg(id);
        return leg != null && plan.isTried(id) && leg.awaitsAcceptance() && leg.takesCommands();
    }

    void perform(FlowEvent.AsksCallee event) {
        Leg leg = step.call().leg(event.leg());
        if (leg != null && isAsked(event.leg())) {
            new FlowVerbs(step).perform(leg, event.verb(), event.request());
        } else {
            step.answer(event.request(), new FlowAnswer.Failed());
        }
    }

    /** The screening of the callee ends, with any result; nothing is left under way on its leg. */
    void end(LegId id) {
        Leg leg = step.call().leg(id);
        if (!plan.isScreened() || leg == null || !leg.wasAnswered()) {
            return;
        }
        step.become(step.call().with(step.call().flow().withoutKeysOf(id)));
        step.become(step.call()
                .withOperations(step.call().operations().stream()
                        .filter(operation -> !operation.leg().equals(id) || operation.isFromOutside())
                        .toList()));
        if (leg.awaitsAcceptance()) {
            step.tellFlow(new Word.EndScreening(id));
        }
    }

    static EndReason reasonOf(FlowEvent.Screened.Result result) {
        return result == FlowEvent.Screened.Result.DECLINED ? DECLINED : HuntFailures.OURS;
    }
}
