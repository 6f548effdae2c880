package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.model.StoreEvent;
import java.time.Duration;

/**
 * The call ends: once every leg is released, the bridges are destroyed, as Asterisk would overwrite the cause of a leg whose bridge
 * goes; once they are gone, the end is written. Legs and bridges bound the time that this takes. A durable flow that has the call may do
 * something after its end, and is run again for that: the end is written once it has returned, or its time is over.
 */
final class ReleasingRules extends PlanRules {
    private static final Duration LONGEST_FLOW = Duration.ofSeconds(30);

    private final CallPlan.Releasing plan;

    ReleasingRules(CallStep step, CallPlan.Releasing plan) {
        super(step);
        this.plan = plan;
    }

    @Override
    CallPlan stay() {
        return plan;
    }

    /** The flow has been ended. */
    CallPlan begun() {
        if (step().isDurable()) {
            step().save(plan);
            step().startTimer(new PlanTimer.EndOfFlow(), LONGEST_FLOW);
        }
        return settled();
    }

    /** Goes on as far as legs and bridges allow. */
    CallPlan settled() {
        for (Leg leg : call().legs()) {
            if (!leg.isReleased()) {
                return plan;
            }
        }
        boolean gone = true;
        for (BridgeState bridge : call().bridges()) {
            step().destroy(bridge);
            gone &= bridge.isDestroyed();
        }
        if (!gone || step().isDurable()) {
            return plan;
        }
        CallPlan released = new CallPlan.Released();
        step().writeEnd(ending().asKnownNow(plan.end()), released);
        return released;
    }

    @Override
    CallPlan recovered(RecoveryEvidence found) {
        if (step().isDurable()) {
            step().tellFlow(new Word.End());
        }
        return begun();
    }

    /** The reason of the end is known already. */
    @Override
    CallPlan onServerLost(CallSignal.ServerLost signal) {
        return plan;
    }

    @Override
    CallPlan onHangupOrdered(CallSignal.HangupOrdered signal) {
        return plan;
    }

    @Override
    CallPlan onSupervision() {
        return settled();
    }

    @Override
    CallPlan onOrdered(CallSignal.Ordered signal) {
        return refuseOrder(signal);
    }

    @Override
    CallPlan on(PlanTimer timer) {
        if (timer instanceof PlanTimer.EndOfFlow && step().isDurable()) {
            step().tellFlow(new Word.GiveUp());
            return withoutFlow();
        }
        return plan;
    }

    private CallPlan withoutFlow() {
        return step().dropJournal() ? settled() : plan;
    }

    @Override
    public CallPlan on(FlowEvent.Returned event) {
        return withoutFlow();
    }

    @Override
    public CallPlan on(FlowEvent.Diverged event) {
        return withoutFlow();
    }

    @Override
    public CallPlan on(LegReport.ReleaseBegan report) {
        return plan;
    }

    @Override
    public CallPlan on(LegReport.Held report) {
        return plan;
    }

    @Override
    public CallPlan on(LegReport.Released report) {
        return settled();
    }

    @Override
    public CallPlan on(BridgeReport.CreateFailed report) {
        return settled();
    }

    @Override
    public CallPlan on(BridgeReport.Lost report) {
        return settled();
    }

    @Override
    public CallPlan on(BridgeReport.Destroyed report) {
        return settled();
    }

    @Override
    public CallPlan on(FlowEvent.Keeps event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Continues event) {
        return flowIsOver();
    }

    /** The end is written soon. */
    @Override
    public CallPlan on(StoreEvent.SaveFailed event) {
        return plan;
    }
}
