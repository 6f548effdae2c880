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
import java.util.ArrayList;
import java.util.List;

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
        if (leg != null) {
            return leg.isReleased() ? HuntFailures.failed(plan, id, HuntFailures.LOST) : plan;
        }
        Duration left = Duration.between(found.at(), startOf(plan, id));
        step.startTimer(new PlanTimer.StartOffer(id), left.isNegative() ? Duration.ZERO : left);
        return plan;
    }

    /** The legs of all rounds so far that may have been dialled: each whose time has come, unless it is known to have failed. */
    static List<LegId> begun(CallPlan.Hunt plan, RecoveryEvidence found) {
        List<LegId> begun = new ArrayList<>();
        for (int leg = plan.firstLeg().value(); leg < plan.firstOfRound(); leg++) {
            begun.add(new LegId(leg));
        }
        for (LegId leg : plan.legs()) {
            if (plan.isTried(leg) && mayHaveStarted(plan, leg, found)) {
                begun.add(leg);
            }
        }
        return begun;
    }

    private static boolean mayHaveStarted(CallPlan.Hunt plan, LegId leg, RecoveryEvidence found) {
        return plan.offerOf(leg).startAfter().isZero() || !found.lastSeen().isBefore(startOf(plan, leg));
    }

    private static Instant startOf(CallPlan.Hunt plan, LegId leg) {
        return plan.roundStarted().plus(plan.offerOf(leg).startAfter());
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
