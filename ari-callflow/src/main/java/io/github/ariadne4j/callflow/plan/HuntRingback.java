package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.StoppingSounds;

/** The ringback of the caller while targets ring: begun once, and kept over all rounds. */
final class HuntRingback {
    private final CallStep step;
    private final CallPlan.Hunt plan;

    HuntRingback(CallStep step, CallPlan.Hunt plan) {
        this.step = step;
        this.plan = plan;
    }

    /** With the id of what the caller is to hear from the start, which is written before it is begun. */
    static CallPlan.Hunt planned(CallStep step, CallPlan.Hunt plan) {
        Ringback kind = plan.hunt().ringback();
        boolean fromStart = kind != Ringback.RELAY && kind != Ringback.SILENCE;
        return fromStart && step.call().caller() != null ? plan.withRingback(step.nextOperation()) : plan;
    }

    /** The hunt begins. */
    void begin() {
        Leg caller = step.call().caller();
        if (caller != null && plan.ringback() != null) {
            begin(plan.ringback(), caller, plan.hunt().ringback());
        }
    }

    /** A target rings that is not in the bridge: its ringing is made for the caller. */
    CallPlan.Hunt ringing() {
        boolean made = plan.hunt().ringback() == Ringback.RELAY && !new HuntLegs(step.call(), plan).areRelayed();
        return made ? started(Ringback.RING) : plan;
    }

    /** The ringback ends before the caller joins: Asterisk lets a channel join once its playback is over. */
    CallPlan.Hunt stopped() {
        Leg caller = step.call().caller();
        if (caller == null || plan.ringback() == null) {
            return plan;
        }
        Ringback kind = plan.hunt().ringback();
        Ringback started = kind == Ringback.RELAY ? Ringback.RING : kind;
        new StoppingSounds(step).stop(plan.ringback(), caller.id(), started);
        return plan.withRingback(null);
    }

    /** The ringback of an earlier instance is begun anew: a tone of it would never end, and keep the caller from joining. */
    CallPlan.Hunt restored() {
        CallPlan.Hunt anew = planned(step, stopped());
        HuntRingback ringback = new HuntRingback(step, anew);
        ringback.begin();
        boolean rings = new HuntLegs(step.call(), anew).ringing() != null;
        return rings ? ringback.ringing() : anew;
    }

    private CallPlan.Hunt started(Ringback kind) {
        Leg caller = step.call().caller();
        if (caller == null || plan.ringback() != null) {
            return plan;
        }
        OperationId operation = step.nextOperation();
        begin(operation, caller, kind);
        return plan.withRingback(operation);
    }

    private void begin(OperationId operation, Leg caller, Ringback kind) {
        new StoppingSounds(step).begins(caller.id(), kind);
        step.send(new CallCommand.ToChannel(operation, caller.channel(), new Action.StartRingback(kind)));
    }
}
