package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.FlowVerbs;
import io.github.ariadne4j.callflow.step.OngoingOperations;
import io.github.ariadne4j.callflow.step.StepOperations;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Callees that have answered are asked whether they take the call, each by itself and outside of the bridge. */
final class CalleeScreenings {
    static final EndReason DECLINED = EndReason.of(Party.CALLEE, HangupCause.CALL_REJECTED);
    static final EndReason TIMED_OUT = EndReason.of(Party.CALLEE, HangupCause.NO_ANSWER);

    private final CallStep step;
    private final CallPlan.Hunt plan;

    CalleeScreenings(CallStep step, CallPlan.Hunt plan) {
        this.step = step;
        this.plan = plan;
    }

    /** False: the flow that could ask is gone. */
    boolean begin(LegId leg) {
        if (plan.request() == null || plan.screenedWithin() == null) {
            return false;
        }
        Journal journal = step.call().flow().journal();
        step.startTimer(new PlanTimer.EndOfScreening(leg), timeLeft(leg, plan.screenedWithin()));
        step.tellFlow(new Word.Screen(
                plan.request(),
                leg,
                plan.offerOf(leg).target(),
                journal == null ? null : journal.screening(leg.value())));
        return true;
    }

    /** It counts from the answer on; all of it where the clock was put back. */
    private Duration timeLeft(LegId leg, Duration within) {
        LegTimes times = step.call().times().of(leg);
        Instant answered = times == null ? null : times.answered();
        Duration left = answered == null ? within : Duration.between(step.at(), answered.plus(within));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(within) > 0 ? within : left;
    }

    /** After a recovery: callees that were being asked are asked on. One whose answer was not seen before is asked once it is reported. */
    void goOn() {
        for (LegId leg : plan.legs()) {
            LegTimes times = step.call().times().of(leg);
            if (isAsked(leg) && times != null && !step.at().equals(times.answered())) {
                begin(leg);
            }
        }
    }

    /** After a recovery: what an earlier instance began on the legs of callees ends, but for what the step of a screening goes on by. */
    void stopEarlierOperations() {
        for (OpenOperation operation : step.call().operations()) {
            boolean ofCallee = plan.legs().contains(operation.leg()) && !OngoingOperations.outlivesFlow(operation);
            if (ofCallee && isAsked(operation.leg()) && !new StepOperations(step).isOfOpenStep(operation)) {
                stop(operation);
            } else if (ofCallee && !isAsked(operation.leg())) {
                step.become(step.call().without(operation));
            }
        }
    }

    private void stop(OpenOperation operation) {
        new OngoingOperations(step).stop(operation);
        step.become(step.call().without(operation));
    }

    /** The journal with these steps of a screening; null: the screening has ended, or the flow has no journal any longer. */
    @Nullable Journal journal(FlowEvent.JournalsScreening event) {
        Journal journal = step.call().flow().journal();
        return journal == null || !isAsked(event.leg())
                ? null
                : journal.withScreening(event.leg().value(), new StepOperations(step).reserved(event.entries()));
    }

    /** Whether this callee is being asked. */
    boolean isAsked(LegId id) {
        Leg leg = step.call().leg(id);
        return leg != null && plan.isTried(id) && leg.awaitsAcceptance() && leg.takesCommands();
    }

    void perform(FlowEvent.AsksCallee event) {
        Leg leg = step.call().leg(event.leg());
        if (leg != null && isAsked(event.leg())) {
            if (!event.request().isResumed()) {
                stopUnawaited(leg.id());
            }
            new FlowVerbs(step).perform(leg, event.verb(), event.request());
        } else {
            step.answer(event.request(), new FlowAnswer.Failed());
        }
    }

    /** The operations that the screening does not go on with, as it has begun again. */
    private void stopUnawaited(LegId leg) {
        for (OpenOperation operation : step.call().operations()) {
            boolean left = operation.leg().equals(leg) && operation.request() == null;
            if (left && !OngoingOperations.outlivesFlow(operation)) {
                stop(operation);
            }
        }
    }

    /** The screening of the callee ends, with any result; nothing is left under way on its leg. */
    void end(LegId id) {
        Leg leg = step.call().leg(id);
        if (!plan.isScreened() || leg == null || !leg.wasAnswered()) {
            return;
        }
        step.become(step.call().with(step.call().flow().withoutKeysOf(id)));
        step.become(step.call()
                .withOperations(step.call().operations().stream()
                        .filter(operation -> !operation.leg().equals(id) || operation.isFromOutside())
                        .toList()));
        if (leg.awaitsAcceptance()) {
            step.tellFlow(new Word.EndScreening(id));
        }
    }

    static EndReason reasonOf(FlowEvent.Screened.Result result) {
        return result == FlowEvent.Screened.Result.DECLINED ? DECLINED : HuntFailures.OURS;
    }
}
