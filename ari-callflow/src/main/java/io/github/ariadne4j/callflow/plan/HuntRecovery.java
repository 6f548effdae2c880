package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.step.CallStep;
import java.time.Duration;
import java.time.Instant;

/**
 * The offers of a round that are left after a recovery. One whose channel is not there may have been dialled, and is never dialled
 * again; one whose time had not come is still to be dialled.
 */
final class HuntRecovery {
    private final CallStep step;
    private final RecoveryEvidence found;

    HuntRecovery(CallStep step, RecoveryEvidence found) {
        this.step = step;
        this.found = found;
    }

    CallPlan.Hunt recovered(CallPlan.Hunt written) {
        CallPlan.Hunt plan = written;
        for (LegId leg : written.legs()) {
            if (plan.isTried(leg)) {
                plan = offer(plan, leg);
            }
        }
        return plan;
    }

    private CallPlan.Hunt offer(CallPlan.Hunt plan, LegId id) {
        Leg leg = step.call().leg(id);
        Instant start = plan.roundStarted().plus(plan.offerOf(id).startAfter());
        if (leg == null ? mayHaveStarted(plan, id, start) : leg.isReleased()) {
            return HuntFailures.failed(plan, id, HuntFailures.LOST);
        }
        if (leg == null) {
            Duration left = Duration.between(found.at(), start);
            step.startTimer(new PlanTimer.StartOffer(id), left.isNegative() ? Duration.ZERO : left);
        }
        return plan;
    }

    private boolean mayHaveStarted(CallPlan.Hunt plan, LegId id, Instant start) {
        return plan.offerOf(id).startAfter().isZero() || !found.lastSeen().isBefore(start);
    }

    /** Whether the caller was answered while no instance watched, through the bridge: it was not when the call was written. */
    boolean hasTalkedMeanwhile() {
        Leg caller = step.call().caller();
        LegTimes times = caller == null ? null : step.call().times().of(caller.id());
        return caller != null
                && caller.wasAnswered()
                && times != null
                && step.knownUntil().isBefore(step.at())
                && step.at().equals(times.answered())
                && step.call().isJoined(caller.id())
                && !step.call().flow().served();
    }
}
