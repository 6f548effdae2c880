package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.journal.OutcomeTexts;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish.Return.Presence;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.room.RoomReport;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.CallerRecordings;
import io.github.ariadne4j.callflow.step.CreditTime;
import io.github.ariadne4j.callflow.step.OngoingOperations;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Room;

/**
 * The caller is in a room; once it is out of the bridge, it goes on in its flow. The step commands the room to let it leave.
 */
final class RoomRules extends PlanRules {
    private static final String NOTE = "room";

    private CallPlan.InRoom plan;

    RoomRules(CallStep step, CallPlan.InRoom plan) {
        super(step);
        this.plan = plan;
    }

    @Override
    CallPlan stay() {
        return plan;
    }

    /** A caller that is in a bridge of its call is moved by Asterisk. */
    static CallPlan join(CallStep step, FlowEvent.Joins event) {
        Leg caller = step.call().caller();
        if (caller == null) {
            step.answer(event.request(), new FlowAnswer.OutOfRoom(new JoinOutcome.Failed()));
            return step.call().plan();
        }
        Room room = event.room();
        step.become(step.call().with(step.call().flow().withService().note(NOTE, room.name())));
        new CreditTime(step).await();
        step.bound(caller);
        if (!caller.wasAnswered()) {
            step.answer(caller);
        }
        step.send(new ToRoom(new Wish.Enter(room, caller.channel())));
        CallPlan.InRoom inRoom = new CallPlan.InRoom(room, event.request());
        step.save(inRoom);
        return inRoom;
    }

    @Override
    CallPlan recovered(RecoveryEvidence found) {
        Leg caller = call().caller();
        if (caller == null) {
            return plan;
        }
        boolean awaited = step().wasInterruptedIn(StepKind.JOIN);
        boolean isOver = caller.isReleased() || (step().isDurable() && !awaited);
        step().send(new ToRoom(new Wish.Return(
                plan.room(),
                caller.channel(),
                isOver ? Presence.GONE : presence(),
                new CallerRecordings(step()).known())));
        return caller.isReleased() ? plan : goOn(caller, awaited);
    }

    private Presence presence() {
        return plan.stays() ? Presence.STAYS : Presence.LEAVES;
    }

    private CallPlan goOn(Leg caller, boolean awaited) {
        if (!caller.wasAnswered()) {
            step().answer(caller);
        }
        if (step().isDurable() && !awaited) {
            return leftBefore();
        }
        new OngoingOperations(step()).stopEarlier();
        plan = plan.awaitedBy(awaited ? RequestId.RESUMED : null);
        return plan;
    }

    /** The flow already has the outcome that the caller left the room; the session was written before that. */
    private CallPlan leftBefore() {
        new FlowReplay(step()).recovered();
        return new CallPlan.InFlow();
    }

    /** The caller stays, and the flow is asked to go on when it has left. */
    @Override
    public CallPlan on(FlowEvent.Diverged event) {
        if (step().dropJournal()) {
            plan = plan.awaitedBy(null);
            step().save(plan);
        }
        return plan;
    }

    @Override
    CallPlan onRoom(RoomReport report) {
        if (report instanceof RoomReport.Over over) {
            return leave(over.outcome());
        }
        if (report instanceof RoomReport.Recorded recorded) {
            return note(recorded.recording());
        }
        JoinOutcome outcome = plan.outcome();
        return report instanceof RoomReport.Out && outcome != null ? goOn(outcome) : plan;
    }

    /** Written at once: the next instance finds the recording by its name. */
    private CallPlan note(String recording) {
        CallerRecordings recordings = new CallerRecordings(step());
        if (!recordings.known().contains(recording)) {
            recordings.note(recording);
            step().save(plan);
        }
        return plan;
    }

    /** The outcome is written at once: a recovery answers the flow with it. The flow waits until the caller is out of the bridge. */
    private CallPlan leave(JoinOutcome outcome) {
        if (plan.stays()) {
            plan = plan.leaving(outcome);
            step().save(plan);
        }
        return plan;
    }

    private CallPlan goOn(JoinOutcome outcome) {
        CallPlan inFlow = new CallPlan.InFlow();
        if (plan.request() == null) {
            FlowRules.resume(step());
        }
        step().closeStep(StepKind.JOIN, OutcomeTexts.of(outcome));
        step().save(inFlow);
        if (plan.request() != null) {
            step().answer(plan.request(), new FlowAnswer.OutOfRoom(outcome));
        }
        return inFlow;
    }

    @Override
    public CallPlan on(LegReport.Digit report) {
        Character leaveKey = plan.room().leaveKey();
        boolean leaves = isCaller(report.leg()) && leaveKey != null && leaveKey == report.digit();
        return leaves ? leave(new JoinOutcome.Left(report.digit())) : plan;
    }

    @Override
    public CallPlan on(LegReport.Answered report) {
        if (isCaller(report.leg())) {
            step().save(plan);
        }
        return plan;
    }

    @Override
    public CallPlan on(LegReport.AnswerFailed report) {
        return isCaller(report.leg()) ? leave(new JoinOutcome.Failed()) : plan;
    }

    @Override
    public CallPlan on(LegReport.Replaced report) {
        if (isCaller(report.leg())) {
            step().send(new ToRoom(new Wish.Replace(report.by())));
        }
        return plan;
    }
}
