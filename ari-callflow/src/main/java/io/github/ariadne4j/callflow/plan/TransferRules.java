package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.journal.OutcomeTexts;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.model.CallCounters;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallPlan.Transferring.Step;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.CreditTime;
import io.github.ariadne4j.callflow.step.SilenceWatch;
import io.github.ariadne4j.callflow.step.TalkTime;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent transfers the caller to a target. The bridge stays: the caller leaves it and comes back, the target comes into it, and agent or
 * target leaves it at last. The target is dialled outside of it. Its leg awaits acceptance until it is connected with the caller. An agent that
 * hangs up wants the transfer; a target that leaves does not.
 */
final class TransferRules extends PlanRules {
    private static final EndReason AGENT_LEFT = EndReason.of(Party.CALLEE, HangupCause.NORMAL_CLEARING);
    private static final String LEFT = "the call goes on in another flow";

    private CallPlan.Transferring plan;

    TransferRules(CallStep step, CallPlan.Transferring plan) {
        super(step);
        this.plan = plan;
    }

    /** The plan is written, then the caller leaves the bridge and the target is dialled. */
    static CallPlan transfer(CallStep step, FlowEvent.Transfers event) {
        return new TransferRules(step, planned(step, event.agent(), event.terms(), event.request())).begin();
    }

    /** The same, as it was ordered from outside in this talk. */
    static CallPlan transfer(CallStep step, CallPlan.Connected talk, WarmTransfer terms, RequestId request) {
        CallPlan.Transferring plan = planned(step, talk.callee(), terms, request);
        return new TransferRules(step, plan.orderedIn(talk)).begin();
    }

    private static CallPlan.Transferring planned(CallStep step, LegId agent, WarmTransfer terms, RequestId request) {
        CallCounters counters = step.call().counters();
        LegId target = new LegId(counters.leg());
        step.become(step.call().with(counters.withLegsUpTo(target.value() + 1)));
        return CallPlan.Transferring.begin(agent, target, terms, request);
    }

    /** The answer to a flow that waits for the end of the talk with the agent. */
    static FlowAnswer.Transferred joined(Leg target) {
        return new FlowAnswer.Transferred(
                new TransferOutcome.Joined(new AnsweredLeg(target.id().value(), target.channel())));
    }

    private CallPlan begin() {
        plan = plan.withTone(step().nextOperation());
        step().saveFirst(plan);
        sounds().startTone();
        holdCaller();
        step().create(plan.target(), LegRole.TRANSFER_TARGET, plan.terms().target());
        return plan;
    }

    @Override
    CallPlan stay() {
        return plan;
    }

    @Override
    void leave() {
        plan = sounds().toneStopped();
        sounds().stopMusic();
        step().hangUp(plan.agent(), HangupCause.NORMAL_CLEARING);
        step().hangUp(plan.target(), HangupCause.NORMAL_CLEARING);
        if (plan.request() != null && plan.request().fromOutside()) {
            step().answer(plan.request(), new FlowAnswer.Refused(LEFT));
        }
    }

    private TransferSounds sounds() {
        return new TransferSounds(step(), plan);
    }

    private boolean isAgent(LegId leg) {
        return plan.agent().equals(leg);
    }

    private boolean isTarget(LegId leg) {
        return plan.target().equals(leg);
    }

    private boolean isPresent(LegId id) {
        Leg leg = call().leg(id);
        return leg != null && leg.takesCommands();
    }

    /** The music begins once it is out. */
    private void holdCaller() {
        Leg caller = call().caller();
        if (caller != null && !step().takeOut(caller.id())) {
            sounds().startMusic();
        }
    }

    @Override
    public CallPlan on(BridgeReport.Removed report) {
        if (isCaller(report.leg()) && plan.isCallerOnHold()) {
            sounds().startMusic();
        }
        return isAgent(report.leg()) && plan.step() == Step.JOINING ? joinTarget() : plan;
    }

    /** A channel that takes the place of another one hears nothing yet. */
    @Override
    public CallPlan on(LegReport.Replaced report) {
        if (isCaller(report.leg()) && plan.isCallerOnHold()) {
            sounds().startMusic();
        } else if (isAgent(report.leg()) && !plan.isAccepted()) {
            plan = sounds().toneBegunAnew();
        }
        return plan;
    }

    // On the way to a consultation.

    @Override
    public CallPlan on(LegReport.Entered report) {
        if (isTarget(report.leg())) {
            dial();
        }
        return plan;
    }

    private void dial() {
        Leg target = call().leg(plan.target());
        if (target != null) {
            step().dial(target, plan.terms().target().ringFor());
            step().screen(plan.target());
        }
    }

    @Override
    public CallPlan on(LegReport.Answered report) {
        return isTarget(report.leg()) && !plan.isAccepted() ? accepted() : plan;
    }

    /** Where the agent has hung up meanwhile, the caller does not wait for a consultation. */
    private CallPlan accepted() {
        if (!isPresent(plan.agent())) {
            return joinCaller();
        }
        plan = sounds().toneStopped().at(Step.CONSULTING);
        step().save(plan);
        joinPresent();
        return plan;
    }

    // On the way to the target.

    /**
     * The bridge never has three members, so the agent leaves it first: where one of three leaves while it presses a key, Asterisk sends the
     * others no end of the key (bridges/bridge_softmix.c discards it), and they hear nothing from then on.
     */
    private CallPlan joinCaller() {
        plan = sounds().toneStopped().at(Step.JOINING);
        step().save(plan);
        sounds().stopMusic();
        return step().takeOut(plan.agent()) ? plan : joinTarget();
    }

    private CallPlan joinTarget() {
        joinPresent();
        return connectJoined();
    }

    /** The legs that are to be in the bridge at this step. */
    private void joinPresent() {
        List<LegId> legs = new ArrayList<>(3);
        Leg caller = call().caller();
        if (caller != null && !plan.isCallerOnHold() && isPresent(caller.id())) {
            legs.add(caller.id());
        }
        if (isPresent(plan.agent()) && plan.step() != Step.JOINING) {
            legs.add(plan.agent());
        }
        if (plan.isAccepted() && isPresent(plan.target())) {
            legs.add(plan.target());
        }
        step().join(legs);
    }

    @Override
    public CallPlan on(BridgeReport.Joined report) {
        return connectJoined();
    }

    /** The agent is hung up once caller and target hear each other. */
    private CallPlan connectJoined() {
        Leg caller = call().caller();
        Leg target = call().leg(plan.target());
        boolean joined = caller != null && call().isJoined(caller.id()) && call().isJoined(plan.target());
        if (plan.step() != Step.JOINING || target == null || !joined) {
            return plan;
        }
        step().accept(target.id());
        step().hangUp(plan.agent(), HangupCause.NORMAL_CLEARING);
        new CreditTime(step()).bound(target.id());
        CallPlan.Connected talk = plan.talk();
        CallPlan next = goOn(talk == null ? connectedWith(target.id()) : talkWith(target, talk), joined(target));
        answerTalk(joined(target));
        return next;
    }

    private CallPlan connectedWith(LegId leg) {
        return plan.flowHolds() ? CallPlan.Connected.held(leg) : CallPlan.Connected.handedOver(leg);
    }

    /** A flow says anew how long the parties may talk; without one the limit goes on. */
    private CallPlan talkWith(Leg target, CallPlan.Connected talk) {
        if (talk.flowHolds()) {
            return CallPlan.Connected.held(target.id());
        }
        new TalkTime(step(), target.id()).begin(talk.limit());
        return talk.with(target.id());
    }

    private CallPlan goOn(CallPlan next, FlowAnswer.Transferred outcome) {
        if (plan.request() != null) {
            step().closeStep(StepKind.TRANSFER, OutcomeTexts.of(outcome.outcome()));
        }
        step().save(next);
        answer(outcome);
        return next;
    }

    private void answer(FlowAnswer outcome) {
        RequestId request = plan.request();
        if (request != null) {
            step().answer(request, outcome);
        }
    }

    /** Answers the flow that waits for the end of the talk with the agent. */
    private void answerTalk(FlowAnswer answer) {
        RequestId request = plan.talk() == null ? null : plan.talk().request();
        if (request != null) {
            step().answer(request, answer);
        }
    }

    // On the way back.

    /** The target has no purpose from here on. */
    private CallPlan takeBack(TransferOutcome outcome) {
        plan = sounds().toneStopped();
        sounds().stopMusic();
        step().hangUp(plan.target(), HangupCause.NORMAL_CLEARING);
        if (isPresent(plan.agent())) {
            Leg caller = call().caller();
            step().join(caller == null ? List.of(plan.agent()) : List.of(caller.id(), plan.agent()));
            return goOn(talkAgain(), new FlowAnswer.Transferred(outcome));
        }
        return callerAlone(new FlowAnswer.Transferred(outcome));
    }

    private CallPlan talkAgain() {
        CallPlan.Connected talk = plan.talk();
        if (talk == null) {
            return connectedWith(plan.agent());
        }
        new TalkTime(step(), plan.agent()).begin(talk.limit());
        return talk;
    }

    private CallPlan callerAlone(FlowAnswer.Transferred outcome) {
        CallPlan.Connected talk = plan.talk();
        if (talk != null && !talk.callerContinues()) {
            answer(outcome);
            return ending().calleeLeft(AGENT_LEFT, EndSource.EVENT, at());
        }
        if (!plan.flowHolds()) {
            FlowRules.resume(step());
        }
        CallPlan next = goOn(new CallPlan.InFlow(), outcome);
        answerTalk(new FlowAnswer.CalleeLeft(AGENT_LEFT.cause()));
        return next;
    }

    private CallPlan failed(HangupCause cause) {
        return takeBack(new TransferOutcome.Failed(cause));
    }

    private CallPlan targetLeft(HangupCause cause) {
        return takeBack(
                plan.isAccepted()
                        ? new TransferOutcome.Declined(cause)
                        : new TransferOutcome.NotAnswered(DialOutcome.ofFailure(cause)));
    }

    // What the parties do.

    @Override
    public CallPlan on(LegReport.Failed report) {
        return isTarget(report.leg()) ? targetLeft(report.cause()) : plan;
    }

    @Override
    public CallPlan on(LegReport.ReleaseBegan report) {
        if (isTarget(report.leg())) {
            return plan.isAccepted() ? targetLeft(causeOf(report.hangup())) : plan;
        }
        return isAgent(report.leg()) ? agentLeft() : super.on(report);
    }

    private static HangupCause causeOf(Hangup hangup) {
        return ConnectedRules.reasonOf(hangup).cause();
    }

    @Override
    public CallPlan on(LegReport.Released report) {
        if (isTarget(report.leg())) {
            return targetLeft(
                    plan.isAccepted()
                            ? causeOf(report.hangup())
                            : HuntFailures.reasonOf(report).cause());
        }
        if (!isAgent(report.leg())) {
            return super.on(report);
        }
        return plan.step() == Step.JOINING ? joinTarget() : agentLeft();
    }

    /** While the target rings, the caller waits for it. */
    private CallPlan agentLeft() {
        if (plan.step() == Step.CONSULTING) {
            return joinCaller();
        }
        plan = plan.withTone(null);
        return plan;
    }

    /** Keys mean something to the agent only. */
    @Override
    public CallPlan on(LegReport.Digit report) {
        if (!isAgent(report.leg())) {
            return plan;
        }
        if (isKey(plan.terms().takeBackKey(), report) && plan.isCallerOnHold()) {
            return takeBack(new TransferOutcome.TakenBack());
        }
        boolean completes = isKey(plan.terms().completeKey(), report) && plan.step() == Step.CONSULTING;
        return completes ? joinCaller() : plan;
    }

    private static boolean isKey(@Nullable Character key, LegReport.Digit report) {
        return key != null && key == report.digit();
    }

    // What does not get into the bridge, and what others do to it.

    @Override
    public CallPlan on(BridgeReport.JoinFailed report) {
        return isTarget(report.leg()) ? failed(HangupCause.FAILURE) : outOfBridge(report.leg());
    }

    @Override
    public CallPlan on(BridgeReport.TakenOut report) {
        return outOfBridge(report.leg());
    }

    private CallPlan outOfBridge(LegId leg) {
        boolean belongs = isPresent(leg) && !(isCaller(leg) && plan.isCallerOnHold());
        if (!belongs || rejoin(leg)) {
            return plan;
        }
        return isTarget(leg) ? failed(HangupCause.FAILURE) : ending().failed(HangupCause.FAILURE);
    }

    /** The caller may have been on its way out of it. */
    @Override
    public CallPlan on(BridgeReport.Lost report) {
        if (!step().mayRejoin()) {
            return ending().failed(HangupCause.FAILURE);
        }
        joinPresent();
        if (plan.isCallerOnHold()) {
            sounds().startMusic();
        }
        step().save(plan);
        return plan;
    }

    @Override
    public CallPlan on(BridgeReport.CreateFailed report) {
        return ending().failed(HangupCause.CONGESTION);
    }

    /** Agent and target do not get together: the caller is taken back. */
    @Override
    CallPlan onSilence(LegId leg) {
        if (!isCaller(leg) && plan.isCallerOnHold()) {
            return failed(SilenceWatch.CAUSE);
        }
        return plan.flowHolds() ? askForRepair(leg) : super.onSilence(leg);
    }

    // The flow.

    @Override
    public CallPlan on(FlowEvent.Returned event) {
        step().dropJournal();
        return plan.withoutFlow();
    }

    /** The transfer goes on without the flow. */
    @Override
    public CallPlan on(FlowEvent.Diverged event) {
        if (step().dropJournal()) {
            plan = plan.withoutFlow();
            step().save(plan);
        }
        return plan;
    }

    /** A flow that runs again waits for the end of the talk. */
    @Override
    public CallPlan on(FlowEvent.Connects event) {
        CallPlan.Connected talk = plan.talk();
        if (talk == null || !event.request().equals(talk.request())) {
            return flowIsOver();
        }
        plan = plan.orderedIn(talk.waiting(event.request(), null, event.terms()));
        return plan;
    }

    // After a recovery.

    @Override
    CallPlan recovered(RecoveryEvidence found) {
        plan = recoveredPlan();
        if (isCallerReleased()) {
            return plan;
        }
        sounds().recoverMusic();
        Leg target = call().leg(plan.target());
        if (target == null || target.isReleased()) {
            return targetLeft(HuntFailures.LOST.cause());
        }
        return switch (plan.step()) {
            case REQUESTED -> target.wasAnswered() ? recoveredConsultation() : recoveredRinging();
            case CONSULTING -> recoveredConsultation();
            case JOINING -> joinCaller();
        };
    }

    private CallPlan.Transferring recoveredPlan() {
        CallPlan.Connected talk = plan.talk();
        if (talk == null || !step().isDurable()) {
            return plan.awaitedBy(step().wasInterruptedIn(StepKind.TRANSFER) ? RequestId.RESUMED : null);
        }
        boolean waits = step().wasInterruptedIn(StepKind.CONNECT);
        return plan.awaitedBy(null).orderedIn(talk.heldAgain(waits ? RequestId.RESUMED : null));
    }

    private CallPlan recoveredRinging() {
        holdCaller();
        plan = sounds().toneBegunAnew();
        dial();
        return plan;
    }

    private CallPlan recoveredConsultation() {
        if (isPresent(plan.agent())) {
            holdCaller();
        }
        return accepted();
    }
}
