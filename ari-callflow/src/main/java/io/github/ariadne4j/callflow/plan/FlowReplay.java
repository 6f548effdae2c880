package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.OngoingOperations;
import io.github.ariadne4j.callflow.step.StepOperations;
import io.github.ariadne4j.callflow.step.TalkRecordings;
import org.jspecify.annotations.Nullable;

/**
 * A durable flow runs again after a recovery, and goes on in the step that was interrupted: a dial, a transfer and recordings are awaited further,
 * a talk, a playback and keys are asked for again by the flow, anything else is stopped and done again. It runs again too where its call has ended meanwhile.
 */
final class FlowReplay {
    private final CallStep step;

    FlowReplay(CallStep step) {
        this.step = step;
    }

    /** Before the plan goes on: what it answers is for the flow that runs again. */
    void begin(CallModel stored, RecoveryEvidence found) {
        Journal journal = stored.flow().journal();
        Leg caller = step.call().caller();
        if (journal == null || caller == null) {
            return;
        }
        if (isBeyond(journal, stored, found)) {
            step.dropJournal();
        } else {
            step.tellFlow(new Word.Replay(journal, goesOn(journal, found)));
            if (journal.isOpenAt(StepKind.JOIN) && isOutside(stored.plan())) {
                step.answer(RequestId.RESUMED, new FlowAnswer.Absent());
            }
        }
    }

    private boolean goesOn(Journal journal, RecoveryEvidence found) {
        if (journal.isOpenAt(StepKind.RECORD_TALK)) {
            return new TalkRecordings(step).awaitAgain();
        }
        return journal.isOpenAt(StepKind.ORIGINATE)
                ? found.originated()
                : journal.isOpenAt(StepKind.RECORD) && recording() != null;
    }

    /** The caller was about to join a room, and had not asked to be in it. */
    private static boolean isOutside(CallPlan plan) {
        return plan instanceof CallPlan.InFlow || plan instanceof CallPlan.Connected;
    }

    /** While the store was away the flow went on without a journal: Asterisk has a leg without a step. */
    private static boolean isBeyond(Journal journal, CallModel stored, RecoveryEvidence found) {
        if (journal.isOpenAt(StepKind.DIAL) || journal.isOpenAt(StepKind.TRANSFER)) {
            return false;
        }
        for (LegId leg : found.created().keySet()) {
            if (leg.value() >= stored.counters().leg()) {
                return true;
            }
        }
        return false;
    }

    /** No target rings, and the parties do not talk. */
    void recovered() {
        OpenOperation goesOn = goesOn();
        if (goesOn != null) {
            step.become(step.call().without(goesOn));
        }
        new OngoingOperations(step).stopEarlier();
        if (goesOn != null) {
            step.become(step.call().with(goesOn));
        }
        if (step.wasInterruptedIn(StepKind.DIAL) || step.wasInterruptedIn(StepKind.TRANSFER)) {
            step.answer(RequestId.RESUMED, new FlowAnswer.Unknown());
        }
    }

    private @Nullable OpenOperation goesOn() {
        for (OpenOperation operation : step.call().operations()) {
            if (step.call().isCaller(operation.leg()) && new StepOperations(step).isOfOpenStep(operation)) {
                return operation;
            }
        }
        OpenOperation recording = step.wasInterruptedIn(StepKind.RECORD) ? recording() : null;
        return recording == null ? null : recording.awaitedBy(RequestId.RESUMED);
    }

    private @Nullable OpenOperation recording() {
        return callers(OpenOperation.Kind.RECORD);
    }

    private @Nullable OpenOperation callers(OpenOperation.Kind kind) {
        for (OpenOperation operation : step.call().operations()) {
            if (operation.kind() == kind && step.call().isCaller(operation.leg())) {
                return operation;
            }
        }
        return null;
    }
}
