package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.step.CallStep;

/** The call is over. */
final class ReleasedRules extends PlanRules {
    ReleasedRules(CallStep step) {
        super(step);
    }

    @Override
    CallPlan onServerLost(CallSignal.ServerLost signal) {
        return stay();
    }

    @Override
    CallPlan onHangupOrdered(CallSignal.HangupOrdered signal) {
        return stay();
    }

    @Override
    CallPlan onOrdered(CallSignal.Ordered signal) {
        return refuseOrder(signal);
    }

    @Override
    CallPlan on(PlanTimer timer) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.ReleaseBegan report) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.Held report) {
        return stay();
    }

    @Override
    public CallPlan on(LegReport.Released report) {
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.Asks event) {
        return refuse(event.request());
    }

    @Override
    public CallPlan on(FlowEvent.HangsUp event) {
        return refuse(event.request());
    }

    @Override
    public CallPlan on(FlowEvent.Keeps event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Journals event) {
        return refuse(event);
    }

    @Override
    public CallPlan on(FlowEvent.JournalsWithPlan event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Continues event) {
        return flowIsOver();
    }

    @Override
    public CallPlan on(FlowEvent.Diverged event) {
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.Notes event) {
        return stay();
    }

    @Override
    public CallPlan on(StoreEvent.SaveFailed event) {
        return stay();
    }
}
