package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom;
import io.github.ariadne4j.callflow.model.CallCommand.ToRoom.Wish;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FoundCall;
import io.github.ariadne4j.callflow.model.RequestId;
import io.github.ariadne4j.callflow.room.RoomNews;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Room;

/** The caller is in a room; when it is in it no longer, it goes on in its flow. That it leaves is told to the room by the step. */
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
    CallPlan recovered(FoundCall found) {
        Leg caller = call().caller();
        if (caller == null) {
            return plan;
        }
        step().send(new ToRoom(new Wish.Return(plan.room(), caller.channel(), !caller.isReleased())));
        if (caller.isReleased()) {
            return plan;
        }
        if (!caller.wasAnswered()) {
            step().answer(caller);
        }
        boolean awaited = step().wasInterruptedIn(StepKind.JOIN);
        if (step().isDurable() && !awaited) {
            return leftBefore();
        }
        FlowRules.stopEarlierOperations(step());
        plan = plan.awaitedBy(awaited ? RequestId.RESUMED : null);
        return plan;
    }

    /** The flow knows already that the caller is in the room no longer, and what was written last is older. */
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
    CallPlan onRoom(RoomNews news) {
        return news instanceof RoomNews.Over over ? goOn(over.outcome()) : plan;
    }

    private CallPlan goOn(JoinOutcome outcome) {
        CallPlan inFlow = new CallPlan.InFlow();
        if (plan.request() == null) {
            FlowRules.resume(step());
        }
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
        return leaves ? goOn(new JoinOutcome.Left(report.digit())) : plan;
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
        return isCaller(report.leg()) ? goOn(new JoinOutcome.Failed()) : plan;
    }

    @Override
    public CallPlan on(LegReport.Replaced report) {
        if (isCaller(report.leg())) {
            step().send(new ToRoom(new Wish.Replace(report.by())));
        }
        return plan;
    }
}
