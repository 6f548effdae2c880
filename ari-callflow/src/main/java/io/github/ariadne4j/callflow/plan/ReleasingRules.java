package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.step.CallOrders;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.OngoingOperations;
import java.time.Duration;

/**
 * The call ends: once every leg is released, the bridges are destroyed, as Asterisk would overwrite the cause of a leg whose bridge
 * goes; once they are gone, the end is written. Legs and bridges bound the time that this takes. A durable flow that has the call may do
 * something after its end, and is run again for that: the end is written once it has returned, or its time is over. A callee that the flow
 * keeps is hung up then.
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
        if (isFlowAwaited()) {
            step().save(plan);
            step().startTimer(new PlanTimer.EndOfFlow(), LONGEST_FLOW);
        }
        return settled();
    }

    private boolean isFlowAwaited() {
        return step().isDurable() || plan.kept() != null;
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

    /** Only a durable flow runs again, for which its callee stays. */
    @Override
    CallPlan recovered(RecoveryEvidence found) {
        if (!step().isDurable()) {
            return withoutCallee(causeForCallee());
        }
        step().tellFlow(new Word.End());
        stopPlaybacks();
        return begun();
    }

    private HangupCause causeForCallee() {
        return HangupPropagation.toCallee(plan.end().cause());
    }

    /** The flow asks for them again. */
    private void stopPlaybacks() {
        for (OpenOperation operation : step().call().operations()) {
            if (operation.kind().plays()) {
                new OngoingOperations(step()).stop(operation);
                step().become(call().without(operation));
            }
        }
    }

    /** The reason of the end is known already. */
    @Override
    CallPlan onServerLost(CallSignal.ServerLost signal) {
        return plan;
    }

    @Override
    CallPlan onHangupOrdered(CallSignal.HangupOrdered signal) {
        return plan.kept() == null ? plan : withoutCallee(signal.cause());
    }

    /** The callee is hung up if it has stayed. */
    private CallPlan withoutCallee(HangupCause cause) {
        if (plan.kept() == null) {
            return settled();
        }
        step().hangUp(plan.kept(), cause);
        return calleeLeft();
    }

    /** The operations on the callee are over. */
    private CallPlan calleeLeft() {
        for (OpenOperation operation : call().operations()) {
            step().ended(operation, false);
        }
        return new ReleasingRules(step(), new CallPlan.Releasing(plan.end())).settled();
    }

    private boolean isKept(LegId leg) {
        return leg.equals(plan.kept());
    }

    @Override
    CallPlan onSupervision() {
        return settled();
    }

    @Override
    CallPlan onOrdered(CallSignal.Ordered signal) {
        if (!isForCallee(signal.order())) {
            return refuseOrder(signal);
        }
        new CallOrders(step()).perform(signal.order(), signal.request());
        return plan;
    }

    /** Whether it is about the callee alone, which has stayed. */
    private boolean isForCallee(CallOrder order) {
        boolean about = (order instanceof CallOrder.Control control && control.party() == Party.CALLEE)
                || (order instanceof CallOrder.PlayTo playTo && playTo.party() == Party.CALLEE);
        return about && plan.kept() != null;
    }

    @Override
    public CallPlan on(FlowEvent.Asks event) {
        if (event.verb() instanceof FlowVerb.Orders asked && asked.order() instanceof CallOrder.HangUpCallee order) {
            return hangUpKept(order.cause(), event.request());
        }
        if (!(event.verb() instanceof FlowVerb.Orders asked) || !isForCallee(asked.order())) {
            return refuse(event.request());
        }
        new CallOrders(step()).perform(asked.order(), event.request());
        return plan;
    }

    @Override
    public CallPlan on(FlowEvent.HangsUp event) {
        return hangUpKept(event.cause(), event.request());
    }

    private CallPlan hangUpKept(HangupCause cause, RequestId request) {
        if (plan.kept() == null) {
            return refuse(request);
        }
        step().answer(request, new FlowAnswer.Done());
        return withoutCallee(cause);
    }

    @Override
    CallPlan onSilence(LegId leg) {
        return askForRepair(leg);
    }

    @Override
    CallPlan endSilence(HangupCause cause) {
        return withoutCallee(cause);
    }

    @Override
    CallPlan on(PlanTimer timer) {
        if (timer instanceof PlanTimer.EndOfSilence end) {
            return silenceIsOver(end);
        }
        if (timer instanceof PlanTimer.EndOfFlow && isFlowAwaited()) {
            step().tellFlow(new Word.GiveUp());
            return withoutFlow();
        }
        return plan;
    }

    private CallPlan withoutFlow() {
        boolean durable = step().dropJournal();
        return durable || plan.kept() != null ? withoutCallee(causeForCallee()) : plan;
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
        return isKept(report.leg()) ? calleeLeft() : plan;
    }

    @Override
    public CallPlan on(LegReport.Held report) {
        return plan;
    }

    @Override
    public CallPlan on(LegReport.Released report) {
        return isKept(report.leg()) ? calleeLeft() : settled();
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
