package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations by which steps of durable flows are heard, and record. Their ids are reserved and written with the intent, so that the next instance
 * asks for the very operation of the step that was interrupted, and for none that was ordered from outside.
 */
public final class StepOperations {
    private final CallStep step;

    public StepOperations(CallStep step) {
        this.step = step;
    }

    /** With ids for steps that are about to be done. */
    public List<JournalEntry> reserved(List<JournalEntry> entries) {
        List<JournalEntry> all = new ArrayList<>(entries.size());
        for (JournalEntry entry : entries) {
            all.add(
                    reservesId(entry.kind()) && entry.isOpen()
                            ? entry.by(step.nextOperation().text())
                            : entry);
        }
        return all;
    }

    /** The recordings of a talk have the ids after the reserved one. */
    private static boolean reservesId(StepKind kind) {
        return kind == StepKind.PLAY || kind == StepKind.GATHER || kind == StepKind.RECORD_TALK;
    }

    /** Whether an operation was begun after the step of the flow that is open was written. */
    boolean isOfOpenStepOrLater(OpenOperation operation) {
        Journal journal = step.call().flow().journal();
        JournalEntry open = journal == null ? null : journal.open();
        if (open == null || open.operation() == null) {
            return false;
        }
        OperationId reserved = OperationId.of(open.operation());
        OperationId id = operation.id();
        return id.epoch() > reserved.epoch() || (id.epoch() == reserved.epoch() && id.number() > reserved.number());
    }

    /** The id that is reserved for such an operation on a leg; null: there is none. */
    @Nullable OperationId of(LegId leg, OpenOperation.Kind kind) {
        JournalEntry open = open(leg);
        return open == null || open.operation() == null || open.kind() != kindOf(kind)
                ? null
                : OperationId.of(open.operation());
    }

    private static @Nullable StepKind kindOf(OpenOperation.Kind kind) {
        return switch (kind) {
            case PLAY -> StepKind.PLAY;
            case COLLECT -> StepKind.GATHER;
            default -> null;
        };
    }

    private @Nullable JournalEntry open(LegId leg) {
        Journal journal = step.call().flow().journal();
        if (journal == null) {
            return null;
        }
        return step.call().isCaller(leg)
                ? journal.open()
                : journal.screening(leg.value()).open();
    }

    /** Whether the step that is open on the leg of this operation goes on by it. */
    public boolean isOfOpenStep(OpenOperation operation) {
        return operation.id().equals(of(operation.leg(), operation.kind()));
    }

    /** Begins the operation of a step. One that an earlier instance began for it, and that is not asked for again, ends. */
    OpenOperation begin(Leg leg, OpenOperation.Kind kind, @Nullable RequestId request) {
        OperationId reserved = request == null || request.fromOutside() ? null : of(leg.id(), kind);
        OpenOperation earlier = reserved == null ? null : step.call().operation(reserved);
        if (earlier != null) {
            new OngoingOperations(step).stop(earlier);
            step.become(step.call().without(earlier));
        }
        return reserved == null || earlier != null
                ? step.begin(leg, kind, request)
                : begun(OpenOperation.of(reserved, leg.id(), kind, request));
    }

    private OpenOperation begun(OpenOperation operation) {
        step.become(step.call().with(operation));
        return operation;
    }

    /** Begins the operation of the step that was interrupted, as far as it is known; null: no id is known by which Asterisk could have it. */
    @Nullable OpenOperation beginAgain(Leg leg, OpenOperation.Kind kind, RequestId request) {
        OperationId reserved = of(leg.id(), kind);
        if (reserved == null) {
            return null;
        }
        OpenOperation known = step.call().operation(reserved);
        return begun(known == null ? OpenOperation.of(reserved, leg.id(), kind, request) : known.awaitedBy(request));
    }

    /** The step of a leg comes to this attempt at keys: another instance goes on with it. */
    void collects(LegId leg, int attempt) {
        JournalEntry open = open(leg);
        if (open != null && open.kind() == StepKind.GATHER && open.attempt() != attempt) {
            change(leg, open.at(attempt));
        }
    }

    /** An operation is over: what its step begins next has another id. */
    void ended(OpenOperation operation) {
        JournalEntry open = isOfOpenStep(operation) ? open(operation.leg()) : null;
        if (open != null) {
            change(operation.leg(), open.by(step.nextOperation().text()));
        }
    }

    private void change(LegId leg, JournalEntry open) {
        FlowData flow = step.call().flow();
        Journal journal = flow.journal();
        if (journal != null) {
            Journal changed = step.call().isCaller(leg)
                    ? journal.with(List.of(open))
                    : journal.withScreening(leg.value(), List.of(open));
            step.become(step.call().with(flow.with(changed)));
        }
    }
}
