package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.step.CallStep;

/** Hands a signal to the leg, the bridge or the rules that it is for. One for a leg or bridge that is not known changes nothing. */
final class SignalRouting implements CallSignal.Handler {
    private final CallStep step;

    SignalRouting(CallStep step) {
        this.step = step;
    }

    @Override
    public void on(CallSignal.LegSignal signal) {
        Leg leg = step.call().leg(signal.leg());
        if (leg != null) {
            step.tell(leg, signal.event());
        }
    }

    @Override
    public void on(CallSignal.BridgeSignal signal) {
        BridgeState bridge = step.call().bridge(signal.bridge());
        if (bridge != null) {
            step.tell(bridge, signal.event());
        }
    }

    @Override
    public void on(CallSignal.TimerSignal signal) {
        step.become(RulesOfPlan.of(step).on(signal.timer()));
    }

    @Override
    public void on(CallSignal.FlowSignal signal) {
        step.become(signal.event().applyTo(RulesOfPlan.of(step)));
    }

    @Override
    public void on(CallSignal.StoreSignal signal) {
        step.become(signal.event().applyTo(RulesOfPlan.of(step)));
    }

    @Override
    public void on(CallSignal.RoomSignal signal) {
        step.become(RulesOfPlan.of(step).onRoom(signal.report()));
    }

    /** First the plan, so that none of the ends that follow is taken for a party's own. */
    @Override
    public void on(CallSignal.ServerLost signal) {
        step.become(RulesOfPlan.of(step).onServerLost(signal));
        for (Leg leg : step.call().legs()) {
            step.tell(leg, new LegEvent.ServerLost(signal.notBefore(), signal.at()));
        }
        for (BridgeState bridge : step.call().bridges()) {
            step.tell(bridge, new BridgeEvent.ServerLost(signal.at()));
        }
    }

    @Override
    public void on(CallSignal.Ordered signal) {
        step.become(RulesOfPlan.of(step).onOrdered(signal));
    }

    @Override
    public void on(CallSignal.HangupOrdered signal) {
        step.become(RulesOfPlan.of(step).onHangupOrdered(signal));
    }
}
