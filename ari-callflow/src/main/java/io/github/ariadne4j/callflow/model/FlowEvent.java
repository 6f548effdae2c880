package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.SilenceRepair;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a flow asks for, or the end of what it asked for. */
public sealed interface FlowEvent {
    /** Hands itself to the method for its kind. */
    CallPlan applyTo(Handler handler);

    /** Hears flows; a new kind does not compile until it is handled. */
    interface Handler {
        /** It said where the call goes, before anything else was done. */
        CallPlan on(Routed event);

        /** It asks for something on the caller's leg. */
        CallPlan on(Asks event);

        /** It dials, and waits for the outcome. */
        CallPlan on(Dials event);

        /** It asks for something on the leg of a callee that is being screened. */
        CallPlan on(AsksCallee event);

        /** A callee was screened. */
        CallPlan on(Screened event);

        /** It hands the call over to a hunt. */
        CallPlan on(HandsOver event);

        /** The condition of a pause holds. */
        CallPlan on(EndsPause event);

        /** It waits for the end of a talk. */
        CallPlan on(Connects event);

        /** It has the callee transfer the caller, and waits for the outcome. */
        CallPlan on(Transfers event);

        /** It puts the caller into a room, and waits for the end of that. */
        CallPlan on(Joins event);

        /** It hands the connected call over. */
        CallPlan on(LeavesConnected event);

        /** It gives the caller away. */
        CallPlan on(Leaves event);

        /** It ends the call. */
        CallPlan on(HangsUp event);

        /** It adds a field to the record. */
        CallPlan on(Notes event);

        /** It keeps a value with the call. */
        CallPlan on(Keeps event);

        /** A durable flow is about to take a step, or has the outcome of one. */
        CallPlan on(Journals event);

        CallPlan on(JournalsWithPlan event);

        /** The screening of a durable flow is about to take a step, or has the outcome of one. */
        CallPlan on(JournalsScreening event);

        /** A durable flow begins a new journal. */
        CallPlan on(Continues event);

        /** A durable flow cannot run again. */
        CallPlan on(Diverged event);

        /** The repair for a party that hears nothing. */
        CallPlan on(Repairs event);

        /** It came to its end. */
        CallPlan on(Returned event);

        /** An operation came to its end. */
        CallPlan on(OperationEnded event);

        /** A recording began. */
        CallPlan on(RecordingBegan event);

        /** A recording came to its end. */
        CallPlan on(RecordingEnded event);
    }

    /**
     * A flow that only routes has the call's targets: they are known before the session is written for the first time.
     *
     * @param hunt the targets; null: none
     * @param causeIfNone the caller's hangup cause if there is no target
     */
    record Routed(@Nullable HuntPlan hunt, HangupCause causeIfNone) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow asks for something on the caller's leg.
     *
     * @param verb what
     * @param request the request that waits for it
     */
    record Asks(FlowVerb verb, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow dials.
     *
     * @param hunt the targets
     * @param screenedWithin how long a callee that has answered may take to accept the call; null: its answer is enough
     * @param request the request that waits for the outcome
     */
    record Dials(HuntPlan hunt, @Nullable Duration screenedWithin, RequestId request) implements FlowEvent {
        /** The first target that answers is connected. */
        public Dials(HuntPlan hunt, RequestId request) {
            this(hunt, null, request);
        }

        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * A screening asks for something on the leg of its callee.
     *
     * @param leg the callee's leg
     * @param verb what
     * @param request the request that waits for it
     */
    record AsksCallee(LegId leg, FlowVerb verb, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * A screening is over.
     *
     * @param leg the callee's leg
     * @param result the outcome
     */
    record Screened(LegId leg, Result result) implements FlowEvent {
        /** The outcome of a screening. */
        public enum Result {
            /** The callee takes the call. */
            ACCEPTED,
            /** The callee does not take the call. */
            DECLINED,
            /** The screening failed. */
            FAILED
        }

        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow hands the call over.
     *
     * @param hunt the targets; null: none
     * @param causeIfNone the caller's hangup cause if there is no target
     * @param request the request that waits for the hand-over, not for its outcome
     */
    record HandsOver(@Nullable HuntPlan hunt, HangupCause causeIfNone, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The condition of a pause holds.
     *
     * @param request the request that waits for its end
     */
    record EndsPause(RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow lets the caller talk with the leg that answered, and waits for the end of it.
     *
     * @param leg the callee's leg
     * @param terms how
     * @param request the request that waits for the end
     */
    record Connects(LegId leg, Connect terms, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow has the callee transfer the caller.
     *
     * @param agent the callee's leg
     * @param terms the target, and the keys
     * @param request the request that waits for the outcome
     */
    record Transfers(LegId agent, WarmTransfer terms, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow puts the caller into a room, and waits until it is in it no longer.
     *
     * @param room which room, and how
     * @param request the request that waits for the end
     */
    record Joins(Room room, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow leaves the caller with the leg that answered.
     *
     * @param leg the callee's leg
     * @param terms how
     * @param request the request that waits for the hand-over
     */
    record LeavesConnected(LegId leg, Connect terms, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow gives the caller away.
     *
     * @param where where it is to go
     * @param request the request that waits until it has left
     */
    record Leaves(Departure where, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow ends the call.
     *
     * @param cause the hangup cause of the parties
     * @param request the request that waits for the hand-over
     */
    record HangsUp(HangupCause cause, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow adds a field to the record.
     *
     * @param name the field
     * @param value its value
     */
    record Notes(String name, String value) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }

        /** Without the texts of the flow, which may hold anything. */
        @Override
        public String toString() {
            return "Notes[" + value.length() + " characters]";
        }
    }

    /**
     * The flow keeps a value with the call.
     *
     * @param name its name
     * @param value the value
     * @param inCdr whether the record gets it too
     * @param request the request that waits until it is written
     */
    record Keeps(String name, String value, boolean inCdr, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }

        /** Without the text of the flow, which may hold anything. */
        @Override
        public String toString() {
            return "Keeps[" + name + ", " + value.length() + " characters, " + request + "]";
        }
    }

    /**
     * A durable flow is about to take a step, or has the outcome of one.
     *
     * @param entries what is to be written
     * @param request the request that waits until it is
     */
    record Journals(List<JournalEntry> entries, RequestId request) implements FlowEvent {
        /** Copies the entries. */
        public Journals {
            entries = List.copyOf(entries);
        }

        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * A durable flow is about to take a step that makes a plan, and waits for that one.
     *
     * @param entries what is to be written with the plan
     */
    record JournalsWithPlan(List<JournalEntry> entries) implements FlowEvent {
        /** Copies the entries. */
        public JournalsWithPlan {
            entries = List.copyOf(entries);
        }

        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The screening of a durable flow is about to take a step, or has the outcome of one.
     *
     * @param leg the callee's leg
     * @param entries what is to be written
     * @param request the request that waits until it is
     */
    record JournalsScreening(LegId leg, List<JournalEntry> entries, RequestId request) implements FlowEvent {
        /** Copies the entries. */
        public JournalsScreening {
            entries = List.copyOf(entries);
        }

        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * A durable flow begins a new journal.
     *
     * @param as which flow goes on
     * @param request the request that waits until it is written
     */
    record Continues(FlowName as, RequestId request) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /** A durable flow cannot run again: it is not known, or does something else than before. */
    record Diverged() implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow's repair for a party that hears nothing.
     *
     * @param leg the party's leg
     * @param question what was asked, which is of one silence only
     * @param repair what
     */
    record Repairs(LegId leg, OperationId question, SilenceRepair repair) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * The flow came to its end.
     *
     * @param failed whether by an exception
     */
    record Returned(boolean failed) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * An operation ended: by an event, by a look at Asterisk, or as its command failed.
     *
     * @param operation which one
     * @param succeeded whether it did what it should
     */
    record OperationEnded(OperationId operation, boolean succeeded) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * A recording began.
     *
     * @param operation which one
     */
    record RecordingBegan(OperationId operation) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /**
     * A recording came to its end.
     *
     * @param operation which one
     * @param length how long it is; null if that is not known
     * @param failure why there is none; null: there is one
     */
    record RecordingEnded(
            OperationId operation,
            @Nullable Duration length,
            @Nullable String failure) implements FlowEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }
}
