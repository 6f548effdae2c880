package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.step.CallStep;

/** Finds the rules of a plan. */
final class RulesOfPlan implements CallPlan.Handler<PlanRules> {
    private final CallStep step;

    static PlanRules of(CallStep step) {
        return step.call().plan().applyTo(new RulesOfPlan(step));
    }

    private RulesOfPlan(CallStep step) {
        this.step = step;
    }

    @Override
    public PlanRules on(CallPlan.Admitting plan) {
        return new AdmittingRules(step, plan);
    }

    @Override
    public PlanRules on(CallPlan.InFlow plan) {
        return new FlowRules(step);
    }

    @Override
    public PlanRules on(CallPlan.Hunt plan) {
        return new HuntRules(step, plan);
    }

    @Override
    public PlanRules on(CallPlan.Connected plan) {
        return new ConnectedRules(step, plan);
    }

    @Override
    public PlanRules on(CallPlan.Transferring plan) {
        return new TransferRules(step, plan);
    }

    @Override
    public PlanRules on(CallPlan.InRoom plan) {
        return new RoomRules(step, plan);
    }

    @Override
    public PlanRules on(CallPlan.Releasing plan) {
        return new ReleasingRules(step, plan);
    }

    @Override
    public PlanRules on(CallPlan.Released plan) {
        return new ReleasedRules(step);
    }
}
