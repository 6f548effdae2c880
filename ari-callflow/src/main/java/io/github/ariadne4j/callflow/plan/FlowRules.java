package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.CallerRecordings;
import io.github.ariadne4j.callflow.step.FlowVerbs;
import io.github.ariadne4j.callflow.step.OngoingOperations;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import org.jspecify.annotations.Nullable;

/** The flow decides, and no target rings. */
final class FlowRules extends PlanRules {
    FlowRules(CallStep step) {
        super(step);
    }

    @Override
    boolean hasFlow() {
        return true;
    }

    @Override
    CallPlan recovered(RecoveryEvidence found) {
        if (isCallerReleased()) {
            return stay();
        }
        if (step().isDurable()) {
            new FlowReplay(step()).recovered();
        } else {
            resume(step());
        }
        return stay();
    }

    /** Another way than the one before: from the start, without a journal. */
    @Override
    public CallPlan on(FlowEvent.Diverged event) {
        if (step().dropJournal()) {
            resume(step());
            step().save(stay());
        }
        return stay();
    }

    /** An operation of an earlier instance on the caller's channel would keep the next commands waiting. */
    static void resume(CallStep step) {
        new OngoingOperations(step).stopEarlier();
        step.tellFlow(new Word.Resume(step.call().flow().data()));
    }

    @Override
    CallPlan onSilence(LegId leg) {
        return askForRepair(leg);
    }

    @Override
    public CallPlan on(FlowEvent.Asks event) {
        Leg caller = call().caller();
        if (caller != null) {
            step().bound(caller);
        }
        new FlowVerbs(step()).perform(event);
        return stay();
    }

    @Override
    public CallPlan on(BridgeReport.Removed report) {
        return outOfBridge();
    }

    @Override
    public CallPlan on(BridgeReport.Lost report) {
        return outOfBridge();
    }

    @Override
    public CallPlan on(BridgeReport.CreateFailed report) {
        return outOfBridge();
    }

    private CallPlan outOfBridge() {
        new CallerRecordings(step()).outOfBridge();
        return stay();
    }

    /** Written, as a recovery cannot see in Asterisk when the caller was answered. */
    @Override
    public CallPlan on(LegReport.Answered report) {
        if (isCaller(report.leg())) {
            step().save(stay());
        }
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.Dials event) {
        CallPlan.Hunt plan = HuntRules.planned(step(), event.hunt(), event.request());
        return HuntRules.dial(step(), plan.screened(event.screenedWithin()));
    }

    @Override
    public CallPlan on(FlowEvent.HandsOver event) {
        step().answer(event.request(), new FlowAnswer.Done());
        step().dropJournal();
        return event.hunt() == null
                ? ending().flowHangsUp(event.causeIfNone())
                : HuntRules.dial(step(), HuntRules.planned(step(), event.hunt(), null));
    }

    /** The callee may have left since it answered. */
    @Override
    public CallPlan on(FlowEvent.Connects event) {
        Leg callee = calleeThatLeft(event.leg());
        step().answer(
                        event.request(),
                        callee == null
                                ? new FlowAnswer.Failed()
                                : new FlowAnswer.CalleeLeft(ConnectedRules.reasonOf(callee.causeSeen())
                                        .cause()));
        return stay();
    }

    /** The agent may have left since it answered. */
    @Override
    public CallPlan on(FlowEvent.Transfers event) {
        Leg agent = calleeThatLeft(event.agent());
        step().answer(
                        event.request(),
                        agent == null
                                ? new FlowAnswer.Failed()
                                : new FlowAnswer.Transferred(
                                        new TransferOutcome.Failed(ConnectedRules.reasonOf(agent.causeSeen())
                                                .cause())));
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.LeavesConnected event) {
        Leg callee = calleeThatLeft(event.leg());
        if (callee == null) {
            step().answer(event.request(), new FlowAnswer.Failed());
            return stay();
        }
        step().answer(event.request(), new FlowAnswer.Done());
        return ending().calleeLeft(ConnectedRules.reasonOf(callee.causeSeen()), EndSource.EVENT, at());
    }

    private @Nullable Leg calleeThatLeft(LegId id) {
        Leg leg = call().leg(id);
        boolean left = leg != null && leg.role().isCallee() && leg.wasAnswered() && !leg.takesCommands();
        return left ? leg : null;
    }

    @Override
    public CallPlan on(FlowEvent.Joins event) {
        return RoomRules.join(step(), event);
    }

    @Override
    public CallPlan on(FlowEvent.Leaves event) {
        departure().begin(event);
        return stay();
    }

    @Override
    public CallPlan on(FlowEvent.HangsUp event) {
        step().answer(event.request(), new FlowAnswer.Done());
        return ending().flowHangsUp(event.cause());
    }

    @Override
    public CallPlan on(FlowEvent.Returned event) {
        step().dropJournal();
        return event.failed()
                ? ending().failed(HangupCause.FAILURE)
                : ending().flowHangsUp(HangupCause.NORMAL_CLEARING);
    }
}
