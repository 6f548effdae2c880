package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegState;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.route.DialTarget.Technology;
import io.github.ariadne4j.callflow.route.HuntPlan.Offer;
import io.github.ariadne4j.callflow.route.Ringback;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of the legs of a round. */
final class HuntLegs {
    private final CallModel call;
    private final CallPlan.Hunt plan;

    HuntLegs(CallModel call, CallPlan.Hunt plan) {
        this.call = call;
        this.plan = plan;
    }

    /** Whether what the target sends reaches the caller: indications of other channel drivers could end the caller's call. */
    boolean areRelayed() {
        List<Offer> offers = plan.offers();
        return plan.hunt().ringback() == Ringback.RELAY
                && !plan.isScreened()
                && call.caller() != null
                && offers.size() == 1
                && offers.get(0).target().technology() == Technology.PJSIP;
    }

    /** Those whose channels were asked for and that have not failed. */
    List<LegId> alive() {
        List<LegId> alive = new ArrayList<>();
        for (LegId leg : plan.legs()) {
            if (plan.isTried(leg) && call.leg(leg) != null) {
                alive.add(leg);
            }
        }
        return alive;
    }

    /** Whether this leg and the caller are in the bridge. */
    boolean areJoined(LegId leg) {
        Leg caller = call.caller();
        return call.isJoined(leg) && caller != null && call.isJoined(caller.id());
    }

    /** The first one that rings; null: none does. */
    @Nullable LegId ringing() {
        for (LegId id : alive()) {
            Leg leg = call.leg(id);
            if (leg != null && leg.furthest() == LegState.RINGING) {
                return id;
            }
        }
        return null;
    }

    /** The first one that has answered, and accepted if it has to; null: none has. */
    @Nullable LegId answered() {
        for (LegId id : alive()) {
            Leg leg = call.leg(id);
            if (leg != null && leg.hasTakenCall()) {
                return id;
            }
        }
        return null;
    }

    /** The first one that has answered and is in the bridge with the caller; null: there is none. */
    @Nullable LegId connected() {
        for (LegId id : alive()) {
            Leg leg = call.leg(id);
            if (leg != null && leg.hasTakenCall() && areJoined(id)) {
                return id;
            }
        }
        return null;
    }

    /** The one whose answer answers the caller, as it was dialled in the bridge; null: there is none. */
    @Nullable Leg answersCaller() {
        for (LegId id : alive()) {
            Leg leg = call.leg(id);
            if (leg != null && areRelayed() && areJoined(id) && leg.dialIntent() != null) {
                return leg;
            }
        }
        return null;
    }

    /** The offer whose turn is next; null: each was started. */
    @Nullable LegId waiting() {
        LegId next = null;
        for (LegId leg : plan.legs()) {
            boolean waits = plan.isTried(leg) && call.leg(leg) == null;
            if (waits && (next == null || isEarlier(leg, next))) {
                next = leg;
            }
        }
        return next;
    }

    private boolean isEarlier(LegId one, LegId other) {
        return plan.offerOf(one).startAfter().compareTo(plan.offerOf(other).startAfter()) < 0;
    }
}
