package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.OutcomeTexts;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.LegSetUp.AnswerPhase;
import io.github.ariadne4j.callflow.leg.LegState;
import io.github.ariadne4j.callflow.model.CallCounters;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.model.TalkLimit;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.CreditTime;
import io.github.ariadne4j.callflow.step.FirstAnswer;
import io.github.ariadne4j.callflow.step.TalkTime;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Targets ring. A target whose ringing and early media reach the caller is put into the bridge before it is dialled; any other is
 * dialled outside of it. The first that answers joins the caller; the others ring on until it has, as joining may fail. The winner
 * is the leg that is in the bridge, else the lowest id; the others are hung up with the cause “answered elsewhere”. An outbound call rings
 * its first party without a bridge: the first that answers is the flow's own.
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
        return HuntRingback.planned(step, plan);
    }

    /** A flow dials: the plan is written, then the first round begins. A durable flow never dials the same targets again. */
    static CallPlan dial(CallStep step, CallPlan.Hunt plan) {
        if (step.isDurable()) {
            step.saveFirst(plan);
        } else {
            step.save(plan);
        }
        return new HuntRules(step, plan).begin();
    }

    @Override
    CallPlan stay() {
        return plan;
    }

    @Override
    boolean hasFlow() {
        return plan.request() != null;
    }

    CallPlan begin() {
        ringback().begin();
        startRound();
        return plan;
    }

    @Override
    void leave() {
        plan = ringback().stopped();
    }

    private HuntRingback ringback() {
        return new HuntRingback(step(), plan);
    }

    private CalleeScreenings screenings() {
        return new CalleeScreenings(step(), plan);
    }

    private HuntLegs legs() {
        return new HuntLegs(call(), plan);
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
        if (legs().alive().isEmpty()) {
            startNextOffer();
        }
    }

    private void start(LegId leg) {
        step().create(leg, LegRole.CALLEE, plan.offerOf(leg));
        if (!ringsFirst()) {
            step().openBridge();
        }
    }

    /** Whether this is an outbound call that no target has answered: there is none yet to join it. */
    private boolean ringsFirst() {
        return call().caller() == null;
    }

    /** Written at once: its time alone does not show a recovery whether it was dialled. */
    private void startAlone(LegId leg) {
        start(leg);
        step().save(plan);
    }

    private void joinCallerAnd(LegId leg) {
        Leg caller = call().caller();
        step().join(caller == null ? List.of(leg) : List.of(caller.id(), leg));
    }

    // On the way to an answer.

    @Override
    public CallPlan on(LegReport.Entered report) {
        Leg leg = call().leg(report.leg());
        if (leg != null && plan.isTried(report.leg())) {
            if (legs().areRelayed()) {
                joinCallerAnd(report.leg());
            } else {
                dial(leg);
            }
        }
        return plan;
    }

    private void dial(Leg leg) {
        step().dial(leg, plan.offerOf(leg.id()));
        if (plan.isScreened()) {
            step().screen(leg.id());
        }
        Leg caller = call().caller();
        if (caller != null) {
            step().bound(caller);
        }
    }

    @Override
    public CallPlan on(BridgeReport.Joined report) {
        LegId winner = legs().connected();
        if (winner != null) {
            return connect(winner);
        }
        for (LegId id : legs().alive()) {
            Leg leg = call().leg(id);
            if (leg != null && legs().areRelayed() && legs().areJoined(id)) {
                dial(leg);
            }
        }
        return plan;
    }

    @Override
    public CallPlan on(LegReport.Ringing report) {
        if (plan.isTried(report.leg())) {
            plan = ringback().ringing();
        }
        return plan;
    }

    @Override
    public CallPlan on(LegReport.Answered report) {
        LegId leg = report.leg();
        if (isCaller(leg)) {
            callerAnswered();
        } else if (plan.isTried(leg)) {
            if (ringsFirst()) {
                return answeredFirst(leg);
            }
            if (plan.isScreened()) {
                return screenings().begin(leg) ? plan : abandon(leg, HuntFailures.OURS);
            }
            if (legs().areJoined(leg)) {
                return connect(leg);
            }
            takesCall(leg);
        }
        return plan;
    }

    private CallPlan answeredFirst(LegId id) {
        Leg leg = call().leg(id);
        return leg == null ? plan : new FirstAnswer(step()).of(leg, legs().alive());
    }

    /** One that is later than another waits, as joining that one may fail. */
    private void takesCall(LegId leg) {
        if (plan.candidate() == null) {
            joinCandidate(leg);
        }
    }

    // Screenings.

    @Override
    public CallPlan on(FlowEvent.AsksCallee event) {
        screenings().perform(event);
        return plan;
    }

    /** Screenings and the flow that dials share the room of one journal. */
    @Override
    public CallPlan on(FlowEvent.JournalsScreening event) {
        Journal journal = screenings().journal(event);
        if (journal == null) {
            return super.on(event);
        }
        if (journal.steps() > DurableFlow.MOST_STEPS || journal.characters() > DurableFlow.MOST_CHARACTERS) {
            step().answer(event.request(), new FlowAnswer.Refused("the journal is full"));
            return plan;
        }
        return keep(journal, event.request());
    }

    @Override
    public CallPlan on(FlowEvent.Screened event) {
        LegId leg = event.leg();
        if (!screenings().isAsked(leg)) {
            return plan;
        }
        if (event.result() != FlowEvent.Screened.Result.ACCEPTED) {
            return abandon(leg, CalleeScreenings.reasonOf(event.result()));
        }
        step().accept(leg);
        screenings().end(leg);
        takesCall(leg);
        return plan;
    }

    @Override
    public CallPlan on(LegReport.Digit report) {
        if (!screenings().isAsked(report.leg())) {
            return super.on(report);
        }
        keys().pressed(report.leg(), report.digit());
        return plan;
    }

    /** The screening of a leg that leaves ends; what the end of the leg means is decided once it is gone. */
    @Override
    public CallPlan on(LegReport.ReleaseBegan report) {
        screenings().end(report.leg());
        return super.on(report);
    }

    /**
     * In the bridge, the callee's answer answers the caller: it is known from that, should its own event be lost. A caller that was
     * answered for an earlier callee, which may be seen late, is no answer of this one.
     */
    private void callerAnswered() {
        Leg caller = call().caller();
        Leg callee = legs().answersCaller();
        boolean byCallee = caller != null
                && caller.replaced().isEmpty()
                && caller.setUp().answer() == AnswerPhase.NONE
                && !call().flow().served();
        if (byCallee && callee != null) {
            step().tell(callee, new LegEvent.AnswerSeen(callee.channel(), at()));
        }
    }

    private void joinCandidate(LegId leg) {
        plan = ringback().stopped().withCandidate(leg);
        joinCallerAnd(leg);
    }

    private CallPlan connect(LegId winner) {
        plan = ringback().stopped();
        step().become(call().with(connectedTimes(winner)));
        cancelOthers(winner);
        Leg caller = call().caller();
        if (caller != null) {
            step().answer(caller);
        }
        CreditTime credit = new CreditTime(step());
        credit.await();
        credit.bound(winner);
        CallPlan connected = plan.request() == null ? handedOver(winner) : CallPlan.Connected.held(winner);
        step().save(connected);
        Leg callee = call().leg(winner);
        if (plan.request() != null && callee != null) {
            step().answer(plan.request(), new FlowAnswer.Answered(winner, callee.channel()));
        }
        return connected;
    }

    private CallPlan handedOver(LegId winner) {
        TalkLimit limit = TalkLimit.of(plan.hunt().longestTalk(), at());
        new TalkTime(step(), winner).begin(limit);
        return CallPlan.Connected.handedOver(winner, limit);
    }

    /** A callee that has to accept the call is no party of it before that. */
    private CallTimes connectedTimes(LegId winner) {
        return plan.isScreened()
                ? call().times().connectedAt(at())
                : call().times().connectedWith(winner, at());
    }

    private void cancelOthers(LegId winner) {
        for (LegId other : legs().alive()) {
            if (!other.equals(winner)) {
                screenings().end(other);
                step().hangUp(other, HangupCause.ANSWERED_ELSEWHERE);
            }
        }
    }

    // Failures.

    @Override
    public CallPlan on(LegReport.Failed report) {
        return failed(report.leg(), HuntFailures.reasonOf(report));
    }

    @Override
    public CallPlan on(LegReport.Released report) {
        return isCaller(report.leg()) ? super.on(report) : failed(report.leg(), HuntFailures.reasonOf(report));
    }

    private CallPlan failed(LegId leg, EndReason reason) {
        if (!plan.isTried(leg)) {
            return plan;
        }
        screenings().end(leg);
        boolean wasCandidate = leg.equals(plan.candidate());
        plan = HuntFailures.failed(plan, leg, reason);
        if (wasCandidate) {
            joinNextCandidate();
        }
        return goOn();
    }

    private void joinNextCandidate() {
        LegId answered = legs().answered();
        if (answered != null) {
            joinCandidate(answered);
        }
    }

    private CallPlan goOn() {
        if (!legs().alive().isEmpty() || startNextOffer()) {
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

    /** Before its time, as none is left that could answer. */
    private boolean startNextOffer() {
        LegId next = legs().waiting();
        if (next != null) {
            startAlone(next);
        }
        return next != null;
    }

    private CallPlan huntFailed() {
        EndReason reason = plan.telling() == null ? HuntFailures.OURS : plan.telling();
        if (plan.request() == null) {
            return ending().huntFailed(reason);
        }
        plan = ringback().stopped();
        CallPlan inFlow = new CallPlan.InFlow();
        step().closeStep(StepKind.DIAL, OutcomeTexts.of(DialOutcome.ofFailure(reason.cause())));
        step().save(inFlow);
        step().answer(plan.request(), new FlowAnswer.NotAnswered(reason.cause()));
        return inFlow;
    }

    @Override
    CallPlan on(PlanTimer timer) {
        if (timer instanceof PlanTimer.StartOffer offer) {
            if (plan.isTried(offer.leg()) && call().leg(offer.leg()) == null) {
                startAlone(offer.leg());
            }
            return plan;
        }
        if (timer instanceof PlanTimer.EndOfScreening end) {
            return screenings().isAsked(end.leg()) ? abandon(end.leg(), CalleeScreenings.TIMED_OUT) : plan;
        }
        return super.on(timer);
    }

    /** A callee that has answered is not joined, or its screening does nothing. */
    @Override
    CallPlan onSilence(LegId leg) {
        return plan.isTried(leg) ? abandon(leg, HuntFailures.OURS) : super.onSilence(leg);
    }

    // What others do to the bridge, and what does not get into it.

    @Override
    public CallPlan on(BridgeReport.JoinFailed report) {
        LegId leg = report.leg();
        if (isCaller(leg)) {
            boolean waitsForIt = plan.candidate() != null;
            return waitsForIt && !rejoin(leg) ? ending().failed(HangupCause.FAILURE) : plan;
        }
        return plan.isTried(leg) ? abandon(leg, HuntFailures.OURS) : plan;
    }

    private CallPlan abandon(LegId leg, EndReason reason) {
        step().hangUp(leg, reason.cause());
        return failed(leg, reason);
    }

    @Override
    public CallPlan on(BridgeReport.TakenOut report) {
        LegId leg = report.leg();
        if (isCaller(leg)) {
            return rejoin(leg) ? plan : ending().failed(HangupCause.FAILURE);
        }
        return plan.isTried(leg) && !rejoin(leg) ? abandon(leg, HuntFailures.OURS) : plan;
    }

    @Override
    public CallPlan on(BridgeReport.Lost report) {
        if (!step().mayRejoin()) {
            return ending().failed(HangupCause.FAILURE);
        }
        step().openBridge();
        for (LegId leg : report.members()) {
            if (isCaller(leg) || plan.isTried(leg)) {
                step().join(List.of(leg));
            }
        }
        step().save(plan);
        return plan;
    }

    @Override
    public CallPlan on(BridgeReport.CreateFailed report) {
        return ending().failed(report.failure().causeOfCreate());
    }

    /** The hunt was the flow's last word, or its thread is gone: the call goes on without it. */
    @Override
    public CallPlan on(FlowEvent.Returned event) {
        step().dropJournal();
        return plan.handedOver();
    }

    /** The targets ring on, and the call goes on without the flow; callees that it would have to ask are hung up. */
    @Override
    public CallPlan on(FlowEvent.Diverged event) {
        if (step().dropJournal()) {
            if (plan.isScreened() && plan.candidate() == null) {
                CallPlan inFlow = resumeWithoutCallees();
                step().save(inFlow);
                return inFlow;
            }
            plan = plan.handedOver();
            step().save(plan);
        }
        return plan;
    }

    // After a recovery.

    /** A leg that answered joins the caller, or is connected with it; one that rings rings on. */
    @Override
    CallPlan recovered(RecoveryEvidence found) {
        boolean awaited = step().isDurable() && !ringsFirst();
        plan = plan.awaitedBy(awaited ? RequestId.RESUMED : null).withCandidate(null);
        if (isCallerReleased()) {
            return plan;
        }
        acceptJoined();
        if (plan.isScreened() && plan.request() == null && legs().connected() == null) {
            return resumeWithoutCallees();
        }
        HuntRecovery recovery = new HuntRecovery(step(), found);
        plan = recovery.recovered(plan);
        screenings().stopEarlierOperations();
        LegId answered = legs().answered();
        if (answered != null && ringsFirst()) {
            return answeredFirst(answered);
        }
        LegId winner = legs().connected();
        if (winner != null) {
            return connect(winner);
        }
        List<LegId> alive = legs().alive();
        if (alive.isEmpty() && legs().areRelayed() && recovery.hasTalkedMeanwhile()) {
            return talkedMeanwhile(found);
        }
        if (legs().answered() == null) {
            plan = ringback().restored();
        }
        joinNextCandidate();
        if (plan.candidate() == null && legs().areRelayed() && !alive.isEmpty()) {
            joinCallerAnd(alive.get(0));
        }
        if (!legs().areRelayed()) {
            dialUndialled();
        }
        screenings().goOn();
        return goOn();
    }

    /** A screened callee that is in the bridge with the caller had accepted. */
    private void acceptJoined() {
        for (LegId leg : legs().alive()) {
            if (plan.isScreened() && legs().areJoined(leg)) {
                step().accept(leg);
            }
        }
    }

    /** No screening can go on, and so callees that are asked or ring are hung up. */
    private CallPlan resumeWithoutCallees() {
        plan = ringback().stopped();
        FlowRules.resume(step());
        return new CallPlan.InFlow();
    }

    private void dialUndialled() {
        for (LegId id : legs().alive()) {
            Leg leg = call().leg(id);
            if (leg != null && leg.furthest() == LegState.IN_STASIS) {
                dial(leg);
            }
        }
    }

    /** The target answered and left, and both were unseen. */
    private CallPlan talkedMeanwhile(RecoveryEvidence found) {
        if (plan.request() != null) {
            step().answer(plan.request(), new FlowAnswer.Unknown());
            return new CallPlan.InFlow();
        }
        LegId target = plan.legs().get(0);
        step().note(target, LegTimes::answeredAt);
        step().become(call().with(call().times().connectedWith(target, at())));
        EndReason reason = EndReason.of(Party.NETWORK, HangupCause.NORMAL_CLEARING);
        return ending().calleeLeft(reason, EndSource.RECONCILED, found.lastSeen());
    }
}
