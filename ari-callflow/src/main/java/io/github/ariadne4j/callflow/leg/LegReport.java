package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import java.time.Instant;

/** An output of a leg for the plan of its call; the plan gets no other input about legs. */
public sealed interface LegReport {
    /** The leg of the report. */
    LegId leg();

    /** The time: by Asterisk's clock for its events, otherwise by the clock of this process. */
    Instant at();

    /** Calls the handler's method for this kind of report. */
    <T> T applyTo(Handler<T> handler);

    /**
     * Handles reports; a new kind does not compile until it has a method here.
     *
     * @param <T> the result of handling a report
     */
    interface Handler<T> {
        /** The leg can be bridged and dialled. */
        T on(Entered report);

        /** The far end rings. */
        T on(Ringing report);

        /** The far end reports progress. */
        T on(Progressed report);

        /** The leg is answered. */
        T on(Answered report);

        /** The leg could not be answered. */
        T on(AnswerFailed report);

        /** The setup of the leg failed, and it is being hung up. */
        T on(Failed report);

        /** The leg ends without a request of the plan. */
        T on(ReleaseBegan report);

        /** The leg has ended. */
        T on(Released report);

        /** The leg has another channel. */
        T on(Replaced report);

        /** A transfer linked the call with another one. */
        T on(Linked report);

        /** A hold of the leg's far end began or ended. */
        T on(Held report);

        /** The leg's far end pressed a key. */
        T on(Digit report);
    }

    /**
     * The leg is in Stasis: it may be bridged and dialled. Reported once.
     *
     * @param leg the leg
     * @param at the time
     */
    record Entered(LegId leg, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The far end rings. Reported once.
     *
     * @param leg the leg
     * @param at the time
     */
    record Ringing(LegId leg, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The far end reports progress, mostly with early media. Reported once.
     *
     * @param leg the leg
     * @param at the time
     */
    record Progressed(LegId leg, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The leg is answered. Reported once, and never for a leg that is being released; {@link Leg#wasAnswered} also covers that.
     *
     * @param leg the leg
     * @param at the time
     */
    record Answered(LegId leg, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The leg could not be answered and still exists.
     *
     * @param leg the leg
     * @param at the time
     */
    record AnswerFailed(LegId leg, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The setup of the leg failed: its channel did not enter Stasis, could not be dialled, or did not answer in time. It is being
     * hung up, and the plan does not have to wait for it; its end is reported later.
     *
     * @param leg the leg
     * @param cause the reason, and the cause of the hang-up
     * @param at the time
     */
    record Failed(LegId leg, HangupCause cause, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The leg ends without a request of the plan: its far end or Asterisk hung up, or another client took it out of Stasis. At
     * most once, and only before {@link Released}, which may have the final cause.
     *
     * @param leg the leg
     * @param hangup the cause and status so far
     * @param at the time
     */
    record ReleaseBegan(LegId leg, Hangup hangup, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The leg has ended. Exactly once, and the last report of a leg.
     *
     * @param leg the leg
     * @param evidence the kind of evidence for the end
     * @param hangup the report about its end; for a leg that was never created, the cause of that failure
     * @param notBefore the time at which it was last known to exist; the same as at, unless its end was not seen
     * @param at the time of the end, or of its detection
     */
    record Released(LegId leg, ReleaseEvidence evidence, Hangup hangup, Instant notBefore, Instant at)
            implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * Another channel replaced the leg's channel. The call continues; events of the new channel are the leg's from now on.
     *
     * @param leg the leg
     * @param channel the former channel, whose events also remain the leg's
     * @param by the new channel
     * @param at the time
     */
    record Replaced(LegId leg, ChannelId channel, ChannelId by, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The other half of the Local channel of a transfer, one half of which replaced the leg's channel, belongs to another call.
     * Reported once for each replacement.
     *
     * @param leg the leg
     * @param call the other call
     * @param at the time
     */
    record Linked(LegId leg, CallId call, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The far end put the call on hold, or ended the hold.
     *
     * @param leg the leg
     * @param held whether it is on hold now
     * @param at the time
     */
    record Held(LegId leg, boolean held, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The far end pressed a key.
     *
     * @param leg the leg
     * @param digit 0 to 9, A to D, * or #
     * @param at the time
     */
    record Digit(LegId leg, char digit, Instant at) implements LegReport {
        /** Without the digit, which may be part of a PIN. */
        @Override
        public String toString() {
            return "Digit[leg=" + leg + ", at=" + at + ']';
        }

        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }
}
