package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.call.DialTarget.Technology;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.HuntPlan;
import io.github.ariadne4j.callflow.call.HuntPlan.Offer;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.Ringback;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.LegState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Targets ring. A target whose ringing and early media reach the caller is put into the bridge before it is dialled; any other is
 * dialled outside of it. The first that answers joins the caller; the others ring on until it has, as joining may fail. The winner
 * is the leg that is in the bridge, else the lowest id; the others are told that the call was answered elsewhere.
 */
final class HuntRules extends PlanRules {
    private CallPlan.Hunt plan;

    HuntRules(CallStep step, CallPlan.Hunt plan) {
        super(step);
        this.plan = plan;
    }

    /** A hunt whose legs have their numbers, and that has not begun. */
    static CallPlan.Hunt planned(CallStep step, HuntPlan hunt, @Nullable RequestId request) {
        CallCounters counters = step.call().counters();
        CallPlan.Hunt plan = CallPlan.Hunt.begin(hunt, new LegId(counters.leg()), step.at(), request);
        step.become(step.call().with(counters.withLegsUpTo(counters.leg() + plan.size())));
        return plan;
    }

    /** A flow dials: the plan is written, then the first round begins. */
    static CallPlan dial(CallStep step, HuntPlan hunt, @Nullable RequestId request) {
        CallPlan.Hunt plan = planned(step, hunt, request);
        step.save(plan);
        return new HuntRules(step, plan).begin();
    }

    @Override
    CallPlan stay() {
        return plan;
    }

    CallPlan begin() {
        Ringback kind = plan.hunt().ringback();
        if (kind != Ringback.RELAY && kind != Ringback.SILENCE) {
            startRingback(kind);
        }
        startRound();
        return plan;
    }

    private void startRound() {
        for (LegId leg : plan.legs()) {
            Duration wait = plan.offerOf(leg).startAfter();
            if (wait.isZero()) {
                start(leg);
            } else {
                step().startTimer(new PlanTimer.StartOffer(leg), wait);
            }
        }
        if (aliveLegs().isEmpty()) {
            startNextOffer();
        }
    }

    private void start(LegId leg) {
        step().create(leg, LegRole.CALLEE, plan.offerOf(leg));
        step().openBridge();
    }

    /** Written at once: from its time alone, recovery could not tell whether it was dialled. */
    private void startAlone(LegId leg) {
        start(leg);
        step().save(plan);
    }

    /** Whether what the target sends reaches the caller: indications of other channel drivers could end the caller's call. */
    private boolean isRelayed() {
        List<Offer> offers = plan.offers();
        return plan.hunt().ringback() == Ringback.RELAY
                && offers.size() == 1
                && offers.get(0).target().technology() == Technology.PJSIP;
    }

    private void joinCallerAnd(LegId leg) {
        Leg caller = call().caller();
        step().join(caller == null ? List.of(leg) : List.of(caller.id(), leg));
    }

    private boolean areJoined(LegId leg) {
        Leg caller = call().caller();
        return call().isJoined(leg) && (caller == null || call().isJoined(caller.id()));
    }

    private boolean isTried(LegId leg) {
        return plan.isOfRound(leg) && !plan.failed().contains(leg);
    }

    private List<LegId> aliveLegs() {
        List<LegId> alive = new ArrayList<>();
        for (LegId leg : plan.legs()) {
            if (isTried(leg) && call().leg(leg) != null) {
                alive.add(leg);
            }
        }
        return alive;
    }

    // Ringback.

    private void startRingback(Ringback kind) {
        Leg caller = call().caller();
        if (caller != null && plan.ringback() == null) {
            plan = plan.withRingback(step().nextOperation());
            sendRingback(caller, new CallCommand.ToChannel.Action.StartRingback(kind));
        }
    }

    /** What the caller hears ends before it joins: Asterisk lets a channel join once its playback is over. */
    private void stopRingback() {
        Leg caller = call().caller();
        if (caller != null && plan.ringback() != null) {
            sendRingback(caller, new CallCommand.ToChannel.Action.StopRingback(ringbackKind()));
            plan = plan.withRingback(null);
        }
    }

    private Ringback ringbackKind() {
        Ringback kind = plan.hunt().ringback();
        return kind == Ringback.RELAY ? Ringback.RING : kind;
    }

    private void sendRingback(Leg caller, CallCommand.ToChannel.Action action) {
        OperationId operation = plan.ringback();
        if (operation != null) {
            step().send(new CallCommand.ToChannel(operation, caller.channel(), action));
        }
    }

    // On the way to an answer.

    @Override
    public CallPlan on(LegReport.Entered report) {
        Leg leg = call().leg(report.leg());
        if (leg != null && isTried(report.leg())) {
            if (isRelayed()) {
                joinCallerAnd(report.leg());
            } else {
                dial(leg);
            }
        }
        return plan;
    }

    private void dial(Leg leg) {
        step().dial(leg, plan.offerOf(leg.id()));
        Leg caller = call().caller();
        if (caller != null) {
            step().bound(caller);
        }
    }

    @Override
    public CallPlan on(BridgeReport.Joined report) {
        for (LegId id : aliveLegs()) {
            Leg leg = call().leg(id);
            if (leg != null && areJoined(id)) {
                if (leg.wasAnswered()) {
                    return connect(id);
                }
                if (isRelayed()) {
                    dial(leg);
                }
            }
        }
        return plan;
    }

    @Override
    public CallPlan on(LegReport.Ringing report) {
        if (isTried(report.leg()) && !isRelayed() && plan.hunt().ringback() == Ringback.RELAY) {
            startRingback(Ringback.RING);
        }
        return plan;
    }

    @Override
    public CallPlan on(LegReport.Answered report) {
        LegId leg = report.leg();
        if (isTried(leg)) {
            if (areJoined(leg)) {
                return connect(leg);
            }
            if (plan.candidate() == null) {
                joinCandidate(leg);
            }
        }
        return plan;
    }

    private void joinCandidate(LegId leg) {
        stopRingback();
        plan = plan.withCandidate(leg);
        joinCallerAnd(leg);
    }

    private CallPlan connect(LegId winner) {
        stopRingback();
        step().become(call().with(call().times().connectedWith(winner, at())));
        for (LegId other : aliveLegs()) {
            if (!other.equals(winner)) {
                step().hangUp(other, HangupCause.ANSWERED_ELSEWHERE);
            }
        }
        Leg caller = call().caller();
        if (caller != null) {
            step().answer(caller);
        }
        CallPlan connected = new CallPlan.Connected(winner, plan.request() != null);
        step().save(connected);
        Leg callee = call().leg(winner);
        if (plan.request() != null && callee != null) {
            step().answer(plan.request(), new FlowAnswer.Answered(winner, callee.channel()));
        }
        return connected;
    }

    // Failures.

    @Override
    public CallPlan on(LegReport.Failed report) {
        Party by = isCalleesSilence(report.cause()) ? Party.CALLEE : Party.NETWORK;
        return failed(report.leg(), EndReason.of(by, report.cause()));
    }

    private static boolean isCalleesSilence(HangupCause cause) {
        return cause.equals(HangupCause.NO_ANSWER) || cause.equals(HangupCause.NO_USER_RESPONSE);
    }

    @Override
    public CallPlan on(LegReport.Released report) {
        return isCaller(report.leg()) ? super.on(report) : failed(report.leg(), HuntFailures.reasonOf(report));
    }

    private CallPlan failed(LegId leg, EndReason reason) {
        if (!isTried(leg)) {
            return plan;
        }
        boolean wasCandidate = leg.equals(plan.candidate());
        plan = plan.withFailed(leg, reason);
        if (wasCandidate) {
            joinNextCandidate();
        }
        return goOn();
    }

    private void joinNextCandidate() {
        for (LegId id : aliveLegs()) {
            Leg leg = call().leg(id);
            if (leg != null && leg.wasAnswered()) {
                joinCandidate(id);
                return;
            }
        }
    }

    private CallPlan goOn() {
        if (!aliveLegs().isEmpty() || startNextOffer()) {
            return plan;
        }
        if (plan.goesOn() && !plan.isLastRound()) {
            plan = plan.nextRound(at());
            step().save(plan);
            startRound();
            return plan;
        }
        return huntFailed();
    }

    /** The offer whose turn is next is dialled before its time, as none is left that could answer. */
    private boolean startNextOffer() {
        LegId next = null;
        for (LegId leg : plan.legs()) {
            boolean waits = isTried(leg) && call().leg(leg) == null;
            if (waits && (next == null || isEarlier(leg, next))) {
                next = leg;
            }
        }
        if (next != null) {
            startAlone(next);
        }
        return next != null;
    }

    private boolean isEarlier(LegId one, LegId other) {
        return plan.offerOf(one).startAfter().compareTo(plan.offerOf(other).startAfter()) < 0;
    }

    private CallPlan huntFailed() {
        EndReason reason = plan.telling() == null ? HuntFailures.OURS : plan.telling();
        if (plan.request() == null) {
            return ending().huntFailed(reason);
        }
        stopRingback();
        CallPlan inFlow = new CallPlan.InFlow();
        step().save(inFlow);
        step().answer(plan.request(), new FlowAnswer.NotAnswered(reason.cause()));
        return inFlow;
    }

    @Override
    CallPlan on(PlanTimer timer) {
        if (timer instanceof PlanTimer.StartOffer offer) {
            if (isTried(offer.leg()) && call().leg(offer.leg()) == null) {
                startAlone(offer.leg());
            }
            return plan;
        }
        return super.on(timer);
    }

    // What others do to the bridge, and what does not get into it.

    @Override
    public CallPlan on(BridgeReport.JoinFailed report) {
        LegId leg = report.leg();
        if (isCaller(leg)) {
            boolean waitsForIt = plan.candidate() != null;
            return waitsForIt && !rejoin(leg) ? ending().failed(HangupCause.FAILURE) : plan;
        }
        return isTried(leg) ? abandon(leg) : plan;
    }

    private CallPlan abandon(LegId leg) {
        step().hangUp(leg, HuntFailures.OURS.cause());
        return failed(leg, HuntFailures.OURS);
    }

    @Override
    public CallPlan on(BridgeReport.TakenOut report) {
        LegId leg = report.leg();
        if (isCaller(leg)) {
            return rejoin(leg) ? plan : ending().failed(HangupCause.FAILURE);
        }
        return isTried(leg) && !rejoin(leg) ? abandon(leg) : plan;
    }

    @Override
    public CallPlan on(BridgeReport.Lost report) {
        if (!step().mayRejoin()) {
            return ending().failed(HangupCause.FAILURE);
        }
        step().openBridge();
        for (LegId leg : report.members()) {
            if (isCaller(leg) || isTried(leg)) {
                step().join(List.of(leg));
            }
        }
        step().save(plan);
        return plan;
    }

    @Override
    public CallPlan on(BridgeReport.CreateFailed report) {
        return ending().failed(HuntFailures.causeOf(report.failure()));
    }

    /** The hunt was the flow's last word, or its thread is gone: the call goes on without it. */
    @Override
    public CallPlan on(FlowEvent.Returned event) {
        return plan.handedOver();
    }

    // After a recovery.

    /**
     * A leg that answered joins the caller, or is connected with it; one that rings rings on. An offer whose channel is not there
     * may have been dialled, and is never dialled again; one whose time had not come is still to be dialled.
     */
    @Override
    CallPlan recovered(FoundCall found) {
        plan = plan.handedOver().withCandidate(null).withRingback(null);
        if (isCallerReleased()) {
            return plan;
        }
        for (LegId leg : plan.legs()) {
            if (isTried(leg)) {
                recoverOffer(leg, found);
            }
        }
        for (LegId leg : aliveLegs()) {
            Leg known = call().leg(leg);
            if (known != null && known.wasAnswered() && areJoined(leg)) {
                return connect(leg);
            }
        }
        restoreRingback();
        joinNextCandidate();
        if (plan.candidate() == null && isRelayed() && !aliveLegs().isEmpty()) {
            joinCallerAnd(aliveLegs().get(0));
        }
        return goOn();
    }

    private void recoverOffer(LegId id, FoundCall found) {
        Leg leg = call().leg(id);
        Instant start = plan.roundStarted().plus(plan.offerOf(id).startAfter());
        boolean mayHaveStarted =
                plan.offerOf(id).startAfter().isZero() || !found.lastSeen().isBefore(start);
        if (leg == null ? mayHaveStarted : leg.isReleased()) {
            plan = plan.withFailed(id, HuntFailures.LOST);
        } else if (leg == null) {
            Duration left = Duration.between(found.at(), start);
            step().startTimer(new PlanTimer.StartOffer(id), left.isNegative() ? Duration.ZERO : left);
        }
    }

    private void restoreRingback() {
        Ringback kind = plan.hunt().ringback();
        boolean rings = false;
        for (LegId leg : aliveLegs()) {
            Leg known = call().leg(leg);
            rings |= known != null && known.furthest() == LegState.RINGING;
        }
        if (kind == Ringback.RELAY && rings && !isRelayed()) {
            startRingback(Ringback.RING);
        } else if (kind != Ringback.RELAY && kind != Ringback.SILENCE) {
            startRingback(kind);
        }
    }
}
