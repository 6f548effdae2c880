package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something a call is told: an event of Asterisk, the result of an effect, a wish of its flow, or that time passed. */
public sealed interface CallSignal {
    /** When it happened: by Asterisk's clock for events, by ours for the rest. */
    Instant at();

    /** What it does to a call in this state. */
    Transition applyTo(CallState state);

    /**
     * The limits have been asked, and the session written.
     *
     * @param decision what the limits say; null: nobody could tell
     * @param sessionWritten whether the store has the session
     * @param at when
     */
    record Admitted(@Nullable LimitDecision decision, boolean sessionWritten, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The caller's leg is answered.
     *
     * @param at when
     */
    record CallerUp(Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The caller's side asked to hang up.
     *
     * @param hangup what Asterisk told about it
     * @param at when
     */
    record CallerLeaving(Hangup hangup, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The caller's leg has left the application.
     *
     * @param at when
     */
    record CallerGone(Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * A leg entered Stasis and takes commands.
     *
     * @param attempt which leg
     * @param at when
     */
    record LegEntered(int attempt, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * A callee rings.
     *
     * @param attempt which leg
     * @param at when
     */
    record LegRinging(int attempt, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * A callee answered.
     *
     * @param attempt which leg
     * @param at when
     */
    record LegUp(int attempt, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * A callee's side, or Asterisk, asked to hang up.
     *
     * @param attempt which leg
     * @param hangup what Asterisk told about it
     * @param at when
     */
    record LegLeaving(int attempt, Hangup hangup, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * A leg left the application; its cause is still to come.
     *
     * @param attempt which leg
     * @param at when
     */
    record LegLeft(int attempt, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * A leg is no more.
     *
     * @param attempt which leg
     * @param hangup what Asterisk told about it
     * @param at when
     */
    record LegGone(int attempt, Hangup hangup, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * Asterisk does not list the caller's leg: its end was among the events that were lost.
     *
     * @param notBefore when it was known to be there
     * @param at when that was seen
     */
    record CallerMissing(Instant notBefore, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * Asterisk ended, or was restarted, and every channel and bridge of this call with it.
     *
     * @param notBefore when it was known to be there
     * @param at when that was seen
     */
    record AsteriskLost(Instant notBefore, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * Asterisk does not list this leg: its end was among the events that were lost.
     *
     * @param attempt which leg
     * @param notBefore when it was known to be there
     * @param at when that was seen
     */
    record LegMissing(int attempt, Instant notBefore, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * Asterisk has the leg.
     *
     * @param attempt which leg
     * @param at when
     */
    record LegCreated(int attempt, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The leg could not be created.
     *
     * @param attempt which leg
     * @param fault why
     * @param at when
     */
    record LegNotCreated(int attempt, Fault fault, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * Asterisk has the bridge.
     *
     * @param at when
     */
    record BridgeMade(Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The bridge could not be created.
     *
     * @param fault why
     * @param at when
     */
    record BridgeNotMade(Fault fault, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * Caller and leg are in the bridge.
     *
     * @param attempt which leg
     * @param at when
     */
    record Joined(int attempt, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * Caller and leg could not be put into the bridge.
     *
     * @param attempt which leg
     * @param fault why
     * @param at when
     */
    record NotJoined(int attempt, Fault fault, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The leg could not be dialled.
     *
     * @param attempt which leg
     * @param fault why
     * @param at when
     */
    record NotDialled(int attempt, Fault fault, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The caller could not be answered.
     *
     * @param fault why
     * @param at when
     */
    record NotAnswered(Fault fault, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The store did not take the session.
     *
     * @param at when
     */
    record NotSaved(Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * A hang-up failed.
     *
     * @param attempt which leg; 0 for the caller
     * @param fault why
     * @param at when
     */
    record HangUpFailed(int attempt, Fault fault, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The bridge is no more.
     *
     * @param at when
     */
    record BridgeGone(Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The bridge could not be destroyed.
     *
     * @param fault why
     * @param at when
     */
    record BridgeNotDestroyed(Fault fault, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The call has waited long enough.
     *
     * @param kind for what
     * @param attempt for which leg; 0 for the call as a whole
     * @param at when
     */
    record TimerFired(TimerKind kind, int attempt, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The flow asks for something that does not change the state.
     *
     * @param verb for what
     * @param request which of its requests
     * @param at when
     */
    record FlowAsks(FlowVerb verb, int request, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The flow dials and waits for the outcome.
     *
     * @param target whom
     * @param request which of its requests
     * @param at when
     */
    record FlowDials(DialTarget target, int request, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The flow leaves caller and callee with each other.
     *
     * @param request which of its requests
     * @param at when
     */
    record FlowConnects(int request, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The flow hands the call over to be routed.
     *
     * @param route where to
     * @param request which of its requests
     * @param at when
     */
    record FlowRoutes(Route route, int request, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The flow ends the call.
     *
     * @param cause what the caller is told
     * @param request which of its requests
     * @param at when
     */
    record FlowHangsUp(HangupCause cause, int request, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The flow adds a field to the CDR.
     *
     * @param name its name
     * @param value its value
     * @param at when
     */
    record FlowNotes(String name, String value, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The flow keeps a value with its call.
     *
     * @param name its name
     * @param value its value
     * @param inCdr whether it is a field of the CDR too
     * @param request which of its requests
     * @param at when
     */
    record FlowKeeps(String name, String value, boolean inCdr, int request, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }

    /**
     * The flow has come to its end.
     *
     * @param failed whether by an exception
     * @param at when
     */
    record FlowReturned(boolean failed, Instant at) implements CallSignal {
        @Override
        public Transition applyTo(CallState state) {
            return state.on(this);
        }
    }
}
