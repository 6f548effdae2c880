package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.journal.OutcomeTexts;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.model.TalkLimit;
import io.github.ariadne4j.callflow.operation.Keys;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.FlowVerbs;
import io.github.ariadne4j.callflow.step.TalkRecordings;
import io.github.ariadne4j.callflow.step.TalkTime;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Caller and callee are in the bridge; when the callee leaves, or may talk no longer, the call ends, or the caller goes on in its flow. */
final class ConnectedRules extends PlanRules {
    private static final String FLOW_IS_BUSY = "its flow does not wait for the end of the talk";

    private CallPlan.Connected plan;

    ConnectedRules(CallStep step, CallPlan.Connected plan) {
        super(step);
        this.plan = plan;
    }

    private boolean isCallee(LegId leg) {
        return plan.callee().equals(leg);
    }

    @Override
    CallPlan stay() {
        return plan;
    }

    /** Keys that are pressed in a talk are none for the flow that waits for its end. */
    @Override
    boolean hasFlow() {
        return plan.flowHolds() && plan.request() == null;
    }

    /** A flow that held the call has ended with its process: the parties go on without it, unless it is durable. */
    @Override
    CallPlan recovered(RecoveryEvidence found) {
        Leg callee = call().leg(plan.callee());
        if (!isCallerReleased() && callee != null && !callee.isReleased()) {
            joinBoth();
            answerCaller();
            talkTime().await(plan.limit());
            new TalkRecordings(step()).recovered();
        }
        plan = step().isDurable() ? heldAgain() : plan.withoutFlow();
        return plan;
    }

    private CallPlan.Connected heldAgain() {
        Leg callee = call().leg(plan.callee());
        boolean waits = step().wasInterruptedIn(StepKind.DIAL) || step().wasInterruptedIn(StepKind.TRANSFER);
        if (waits && callee != null) {
            step().answer(RequestId.RESUMED, new FlowAnswer.Answered(callee.id(), callee.channel()));
        }
        return plan.heldAgain(step().wasInterruptedIn(StepKind.CONNECT) ? RequestId.RESUMED : null);
    }

    /** The parties go on without it. */
    @Override
    public CallPlan on(FlowEvent.Diverged event) {
        if (step().dropJournal()) {
            plan = plan.withoutFlow();
            step().save(plan);
        }
        return plan;
    }

    @Override
    void leave() {
        new TalkRecordings(step()).stopAll();
        step().hangUp(plan.callee(), HangupCause.NORMAL_CLEARING);
    }

    private TalkTime talkTime() {
        return new TalkTime(step(), plan.callee());
    }

    private void answerCaller() {
        Leg caller = call().caller();
        if (caller != null) {
            step().answer(caller);
        }
    }

    private void joinBoth() {
        Leg caller = call().caller();
        step().join(caller == null ? List.of(plan.callee()) : List.of(caller.id(), plan.callee()));
    }

    @Override
    public CallPlan on(LegReport.ReleaseBegan report) {
        return isCallee(report.leg())
                ? calleeLeft(reasonOf(report.hangup()), EndSource.EVENT, report.at())
                : super.on(report);
    }

    @Override
    public CallPlan on(LegReport.Released report) {
        if (!isCallee(report.leg())) {
            return super.on(report);
        }
        EndSource source = CallEnding.sourceOf(report.evidence());
        EndReason reason = source == EndSource.EVENT
                ? reasonOf(report.hangup())
                : EndReason.of(Party.NETWORK, HangupCause.NORMAL_CLEARING);
        return calleeLeft(reason, source, report.notBefore());
    }

    /** The callee, while a flow holds the call and keeps it. */
    @Override
    @Nullable LegId keptForFlow() {
        Leg callee = call().leg(plan.callee());
        boolean stays = plan.flowHolds() && plan.keepsCallee() && callee != null && callee.takesCommands();
        return stays ? plan.callee() : null;
    }

    private CallPlan calleeLeft(EndReason reason, EndSource source, Instant notBefore) {
        return plan.callerContinues()
                ? callerContinues(new FlowAnswer.CalleeLeft(reason.cause()))
                : ending().calleeLeft(reason, source, notBefore);
    }

    /** It stays in the bridge for the next callee. Where no flow is left, one is asked to go on. */
    private CallPlan callerContinues(FlowAnswer outcome) {
        endKey();
        if (plan.flowHolds()) {
            new TalkRecordings(step()).stopAll();
        } else {
            FlowRules.resume(step());
        }
        CallPlan inFlow = new CallPlan.InFlow();
        ConnectOutcome end = outcome.endOfTalk();
        if (plan.request() != null && end != null) {
            step().closeStep(StepKind.CONNECT, OutcomeTexts.of(end));
        }
        step().save(inFlow);
        if (plan.request() != null) {
            step().answer(plan.request(), outcome);
        }
        return inFlow;
    }

    /**
     * In a bridge of three, which includes a recorder, Asterisk sends the caller no end of a key within which the callee has left, and no sound from
     * then on (bridges/bridge_softmix.c). Out of the bridge the key ends.
     */
    private void endKey() {
        Leg caller = call().caller();
        if (caller != null && new TalkRecordings(step()).hasMixed()) {
            step().takeOut(caller.id());
        }
    }

    /** The talk goes on for the flow that waits for its end, if the target does not get the caller. */
    @Override
    CallPlan onOrdered(CallSignal.Ordered signal) {
        if (!(signal.order() instanceof CallOrder.Transfer order)) {
            return super.onOrdered(signal);
        }
        FlowAnswer hindrance = hindranceOfTransfer();
        if (hindrance != null) {
            step().answer(signal.request(), hindrance);
            return plan;
        }
        endForTransfer();
        return TransferRules.transfer(step(), plan, order.terms(), signal.request());
    }

    /** A flow that waits for nothing yet could not be told of another callee. */
    private @Nullable FlowAnswer hindranceOfTransfer() {
        Leg caller = call().caller();
        Leg callee = call().leg(plan.callee());
        boolean present = caller != null && caller.takesCommands() && callee != null && callee.takesCommands();
        if (!present) {
            return new FlowAnswer.Absent();
        }
        return plan.flowHolds() && plan.request() == null ? new FlowAnswer.NotNow(FLOW_IS_BUSY) : null;
    }

    @Override
    CallPlan on(PlanTimer timer) {
        if (timer instanceof PlanTimer.EndOfTalk end && isCallee(end.callee())) {
            return timeIsUp();
        }
        if (timer instanceof PlanTimer.EndOfTalkNears nears && isCallee(nears.callee())) {
            return warn();
        }
        return super.on(timer);
    }

    /** Both are out of the bridge, or one is alone in it. */
    @Override
    CallPlan onSilence(LegId leg) {
        return plan.flowHolds() ? askForRepair(leg) : super.onSilence(leg);
    }

    private CallPlan timeIsUp() {
        return plan.callerContinues() ? hangUpCallee(new FlowAnswer.TimeIsUp()) : ending().timeIsUp();
    }

    private CallPlan hangUpCallee(FlowAnswer outcome) {
        return hangUpCallee(HangupCause.NORMAL_CLEARING, outcome);
    }

    private CallPlan hangUpCallee(HangupCause cause, FlowAnswer outcome) {
        step().hangUp(plan.callee(), cause);
        return callerContinues(outcome);
    }

    /** Keys that mean nothing to the flow that waits for the end of the talk are lost; a flow that runs again has not said what they mean. */
    @Override
    public CallPlan on(LegReport.Digit report) {
        if (plan.keys() == null) {
            keys().pressed(report.leg(), report.digit());
            return plan;
        }
        Connect.Key key = keyOf(report);
        if (key == null || plan.request() == null) {
            return super.on(report);
        }
        FlowAnswer pressed = new FlowAnswer.KeyPressed(key);
        if (key.then() == Connect.Key.Then.HANG_UP_CALLEE) {
            return hangUpCallee(pressed);
        }
        step().answer(plan.request(), pressed);
        plan = plan.returned();
        return plan;
    }

    private Connect.@Nullable Key keyOf(LegReport.Digit report) {
        if (isCaller(report.leg())) {
            return plan.keyOf(report.digit(), Party.CALLER);
        }
        return isCallee(report.leg()) ? plan.keyOf(report.digit(), Party.CALLEE) : null;
    }

    private CallPlan warn() {
        TalkLimit limit = plan.limit();
        if (limit != null && limit.warning() != null) {
            talkTime().warn(limit.warning());
            plan = plan.with(limit.warned());
            step().save(plan);
        }
        return plan;
    }

    static EndReason reasonOf(Hangup hangup) {
        return EndReason.ofAnswered(Party.CALLEE, hangup.causeOr(HangupCause.NORMAL_CLEARING), hangup.sipStatus());
    }

    @Override
    public CallPlan on(LegReport.AnswerFailed report) {
        return isCaller(report.leg()) ? ending().failed(HangupCause.FAILURE) : stay();
    }

    @Override
    public CallPlan on(BridgeReport.TakenOut report) {
        boolean rejoins = !needs(report.leg()) || rejoin(report.leg());
        return rejoins ? stay() : ending().failed(HangupCause.FAILURE);
    }

    @Override
    public CallPlan on(BridgeReport.JoinFailed report) {
        return needs(report.leg()) ? ending().failed(HangupCause.FAILURE) : stay();
    }

    private boolean needs(LegId leg) {
        return isCaller(leg) || isCallee(leg);
    }

    /** Both are in silence: they are joined in another bridge. */
    @Override
    public CallPlan on(BridgeReport.Lost report) {
        if (!step().mayRejoin()) {
            return ending().failed(HangupCause.FAILURE);
        }
        joinBoth();
        step().save(plan);
        return stay();
    }

    @Override
    public CallPlan on(BridgeReport.CreateFailed report) {
        return ending().failed(HangupCause.CONGESTION);
    }

    @Override
    public CallPlan on(FlowEvent.Asks event) {
        if (!plan.flowHolds()) {
            return flowIsOver();
        }
        if (event.verb() instanceof FlowVerb.Orders asked && asked.order() instanceof CallOrder.HangUpCallee order) {
            step().answer(event.request(), new FlowAnswer.Done());
            return hangUpCallee(order.cause(), new FlowAnswer.CalleeLeft(order.cause()));
        }
        new FlowVerbs(step()).perform(event);
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.Dials event) {
        return refused(event.request());
    }

    @Override
    public CallPlan on(FlowEvent.HandsOver event) {
        return refused(event.request());
    }

    /** No target is dialled beside the callee that is connected. */
    private CallPlan refused(RequestId request) {
        if (!plan.flowHolds()) {
            return flowIsOver();
        }
        step().answer(request, new FlowAnswer.Failed());
        return plan;
    }

    @Override
    public CallPlan on(FlowEvent.Connects event) {
        if (!plan.flowHolds()) {
            return flowIsOver();
        }
        if (!isCallee(event.leg())) {
            return notConnected(event);
        }
        boolean keysWereKept = plan.keys() == null;
        if (event.request().equals(plan.request()) && isLimitWritten(event.terms())) {
            setMusic(event.terms());
            plan = plan.waiting(event.request(), null, event.terms());
        } else {
            await(event);
        }
        return keysWereKept ? pressKept() : plan;
    }

    /** False: an earlier instance wrote that its flow was about to connect, and not yet the limit. */
    private boolean isLimitWritten(Connect terms) {
        return plan.limit() != null || terms.atMost() == null;
    }

    private void await(FlowEvent.Connects event) {
        TalkLimit limit = TalkLimit.of(event.terms(), at());
        talkTime().begin(limit);
        plan = plan.waiting(event.request(), limit, event.terms());
        setMusic(event.terms());
        step().save(plan);
    }

    /** Those since the recovery. */
    private CallPlan pressKept() {
        CallPlan next = plan;
        for (LegReport.Digit key : kept()) {
            if (next instanceof CallPlan.Connected) {
                next = on(key);
            }
        }
        return next;
    }

    private List<LegReport.Digit> kept() {
        List<LegReport.Digit> all = new ArrayList<>();
        for (Leg leg : call().legs()) {
            String pressed = call().flow().keysOf(leg.id()).pressed();
            if (needs(leg.id()) && !pressed.isEmpty()) {
                step().become(call().with(call().flow().with(leg.id(), Keys.NONE)));
                pressed.chars().forEach(key -> all.add(new LegReport.Digit(leg.id(), (char) key, at())));
            }
        }
        return all;
    }

    /** While no instance ran, the callee that the flow talks with may have been replaced by the target of a transfer. */
    private CallPlan notConnected(FlowEvent.Connects event) {
        Leg callee = call().leg(plan.callee());
        boolean transferred = event.request().isResumed() && call().leg(event.leg()) != null;
        if (callee == null || !transferred) {
            step().answer(event.request(), new FlowAnswer.Failed());
            return plan;
        }
        step().answer(event.request(), TransferRules.joined(callee));
        plan = plan.returned();
        return plan;
    }

    private void setMusic(Connect terms) {
        String music = terms.music();
        if (music != null) {
            setMusic(call().caller(), music);
            setMusic(call().leg(plan.callee()), music);
        }
    }

    private void setMusic(@Nullable Leg leg, String music) {
        if (leg != null) {
            step().send(new CallCommand.ToChannel(
                    step().nextOperation(), leg.channel(), new Action.SetMusicClass(music)));
        }
    }

    @Override
    public CallPlan on(FlowEvent.Transfers event) {
        if (!plan.flowHolds()) {
            return flowIsOver();
        }
        if (!isCallee(event.agent())) {
            step().answer(event.request(), new FlowAnswer.Failed());
            return plan;
        }
        endForTransfer();
        return TransferRules.transfer(step(), event);
    }

    private void endForTransfer() {
        new TalkRecordings(step()).stopAll();
        talkTime().lift(plan.limit());
    }

    /** The callee is hung up first. */
    @Override
    public CallPlan on(FlowEvent.Joins event) {
        if (!plan.flowHolds()) {
            return flowIsOver();
        }
        leave();
        return RoomRules.join(step(), event);
    }

    @Override
    public CallPlan on(FlowEvent.LeavesConnected event) {
        if (!plan.flowHolds()) {
            return flowIsOver();
        }
        if (!isCallee(event.leg())) {
            step().answer(event.request(), new FlowAnswer.Failed());
            return plan;
        }
        step().answer(event.request(), new FlowAnswer.Done());
        TalkLimit limit = TalkLimit.of(event.terms(), at());
        talkTime().begin(limit);
        setMusic(event.terms());
        plan = CallPlan.Connected.handedOver(plan.callee(), limit == null ? plan.limit() : limit);
        boolean durable = step().dropJournal();
        if (durable || plan.limit() != null) {
            step().save(plan);
        }
        return plan;
    }

    @Override
    public CallPlan on(FlowEvent.Leaves event) {
        if (!plan.flowHolds()) {
            return flowIsOver();
        }
        departure().begin(event);
        return plan;
    }

    @Override
    public CallPlan on(FlowEvent.HangsUp event) {
        if (!plan.flowHolds()) {
            return flowIsOver();
        }
        step().answer(event.request(), new FlowAnswer.Done());
        return ending().flowHangsUp(event.cause());
    }

    @Override
    public CallPlan on(FlowEvent.Returned event) {
        return plan.flowHolds()
                ? ending().flowHangsUp(event.failed() ? HangupCause.FAILURE : HangupCause.NORMAL_CLEARING)
                : stay();
    }
}
