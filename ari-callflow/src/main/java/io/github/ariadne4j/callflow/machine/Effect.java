package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Duration;

/** Something that a transition wants done outside. Data only: one class of the engine carries effects out. */
public sealed interface Effect {
    /** Gives itself to whoever carries effects out. */
    void applyTo(Handler handler);

    /** Carries effects out; a new effect does not compile until it is handled. */
    interface Handler {
        /** Carries it out. */
        void on(Admit effect);

        /** Carries it out. */
        void on(StartFlow effect);

        /** Carries it out. */
        void on(ResumeFlow effect);

        /** Carries it out. */
        void on(CreateLeg effect);

        /** Carries it out. */
        void on(CreateBridge effect);

        /** Carries it out. */
        void on(Join effect);

        /** Carries it out. */
        void on(Dial effect);

        /** Carries it out. */
        void on(BoundCaller effect);

        /** Carries it out. */
        void on(AnswerCaller effect);

        /** Carries it out. */
        void on(SaveAnswer effect);

        /** Carries it out. */
        void on(Save effect);

        /** Carries it out. */
        void on(HangUpCaller effect);

        /** Carries it out. */
        void on(HangUpLeg effect);

        /** Carries it out. */
        void on(DestroyBridge effect);

        /** Carries it out. */
        void on(StartTimer effect);

        /** Carries it out. */
        void on(Perform effect);

        /** Carries it out. */
        void on(TellFlow effect);

        /** Carries it out. */
        void on(Confirm effect);

        /** Carries it out. */
        void on(EndFlow effect);

        /** Carries it out. */
        void on(Close effect);
    }

    /**
     * Count the call against its limits and write its session, in one; answered by {@link CallSignal.Admitted}.
     *
     * @param session what is to be written
     */
    record Admit(CallSession session) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Start the call's flow on a thread of its own. */
    record StartFlow() implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Resume the call's flow on a thread of its own, as an earlier life left it.
     *
     * @param session what is known of the call, with what its flow kept
     */
    record ResumeFlow(CallSession session) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Create a leg; answered by {@link CallSignal.LegCreated} or {@link CallSignal.LegNotCreated}.
     *
     * @param attempt which leg
     * @param target whom to dial with it
     */
    record CreateLeg(int attempt, DialTarget target) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Create the bridge; answered by {@link CallSignal.BridgeMade} or {@link CallSignal.BridgeNotMade}. */
    record CreateBridge() implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Put who is missing into the bridge; answered by {@link CallSignal.Joined} or {@link CallSignal.NotJoined}. Nobody is put
     * in twice: that would be heard.
     *
     * @param attempt which leg
     * @param missing who
     */
    record Join(int attempt, Missing missing) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Dial a leg, once; a failure is told by {@link CallSignal.NotDialled}.
     *
     * @param attempt which leg
     * @param ringFor how long it may ring
     */
    record Dial(int attempt, Duration ringFor) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Have Asterisk itself end the caller's leg after this time, should nobody be left to do it. Comes after the commands that
     * set the call up, and nobody waits for it.
     *
     * @param longest after how long
     */
    record BoundCaller(Duration longest) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Answer the caller; a failure is told by {@link CallSignal.NotAnswered}. */
    record AnswerCaller() implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Write to the session that the call was answered; nobody waits for it.
     *
     * @param session what is known now
     */
    record SaveAnswer(CallSession session) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Write to the session what was learned since.
     *
     * @param session what is known now
     * @param request the flow's request that waits for it; 0 if nobody does
     */
    record Save(CallSession session, int request) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Hang up the caller; a failure is told by {@link CallSignal.HangUpFailed} for attempt 0.
     *
     * @param cause what the caller is told
     */
    record HangUpCaller(HangupCause cause) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Hang up a leg; a failure is told by {@link CallSignal.HangUpFailed}.
     *
     * @param attempt which leg
     * @param cause what the callee is told
     */
    record HangUpLeg(int attempt, HangupCause cause) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Destroy the bridge; answered by {@link CallSignal.BridgeGone} or {@link CallSignal.BridgeNotDestroyed}. */
    record DestroyBridge() implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Send a {@link CallSignal.TimerFired} later.
     *
     * @param kind what the call waits for
     * @param attempt for which leg; 0 for the call as a whole
     * @param after how long
     */
    record StartTimer(TimerKind kind, int attempt, Duration after) implements Effect {
        static StartTimer toSaveAgain() {
            return new StartTimer(TimerKind.SAVE_AGAIN, 0, Duration.ofSeconds(1));
        }

        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Do for the flow what it asked for, and tell it when it is done.
     *
     * @param verb what
     * @param request which of its requests
     */
    record Perform(FlowVerb verb, int request) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Tell the flow how its dial went.
     *
     * @param request which of its requests
     * @param outcome how it went
     */
    record TellFlow(int request, DialOutcome outcome) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Tell the flow that its request was carried out.
     *
     * @param request which of its requests
     */
    record Confirm(int request) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /** Tell the flow that the call is over, whatever it waits for. */
    record EndFlow() implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The call is over: stop its timers, finish its session, give back its limits, write its CDR, forget it.
     *
     * @param ended its session, ended
     */
    record Close(CallSession ended) implements Effect {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }
}
