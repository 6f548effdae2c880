package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import java.time.Instant;

/** What a leg tells the plan of its call: all that the plan hears of it. */
public sealed interface LegReport {
    /** Which leg. */
    LegId leg();

    /** When it happened: by Asterisk's clock for events, by ours for the rest. */
    Instant at();

    /** Hands itself to the method for its kind. */
    <T> T applyTo(Handler<T> handler);

    /**
     * Hears reports; a new kind does not compile until it is handled.
     *
     * @param <T> what comes of a report
     */
    interface Handler<T> {
        /** It can be bridged and dialled. */
        T on(Entered report);

        /** The far end rings. */
        T on(Ringing report);

        /** The far end tells progress. */
        T on(Progressed report);

        /** It is answered. */
        T on(Answered report);

        /** It could not be answered. */
        T on(AnswerFailed report);

        /** Nothing will come of it, and it is being hung up. */
        T on(Failed report);

        /** It ends by itself. */
        T on(ReleaseBegan report);

        /** It has ended. */
        T on(Released report);

        /** It has another channel. */
        T on(Replaced report);

        /** It was put on hold, or taken back. */
        T on(Held report);

        /** A digit was pressed. */
        T on(Digit report);
    }

    /**
     * It is in Stasis and takes commands: it may be joined to a bridge, and dialled. Once.
     *
     * @param leg which leg
     * @param at when
     */
    record Entered(LegId leg, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The far end rings. Once.
     *
     * @param leg which leg
     * @param at when
     */
    record Ringing(LegId leg, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The far end tells progress, mostly with early media. Once.
     *
     * @param leg which leg
     * @param at when
     */
    record Progressed(LegId leg, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * It is answered. Once, and never of a leg that is on its way out: that it was answered all the same is said by {@link
     * Leg#wasAnswered}.
     *
     * @param leg which leg
     * @param at when
     */
    record Answered(LegId leg, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * It could not be answered, and is not gone either.
     *
     * @param leg which leg
     * @param at when
     */
    record AnswerFailed(LegId leg, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * Nothing will come of it: it did not show up, could not be dialled, or did not answer in time. It is being hung up, and is
     * not to be waited for; that it is gone is reported later.
     *
     * @param leg which leg
     * @param cause why, and what it is hung up with
     * @param at when
     */
    record Failed(LegId leg, HangupCause cause, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * It ends by itself: its side, or Asterisk, hung up, or took it out of Stasis. At most once, and only before
     * {@link Released}. The final cause may be told with that.
     *
     * @param leg which leg
     * @param hangup what was told so far
     * @param at when
     */
    record ReleaseBegan(LegId leg, Hangup hangup, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * It has ended. Exactly once, and the last report of a leg.
     *
     * @param leg which leg
     * @param evidence how that is known
     * @param hangup what was told about its end; of a leg that was never created, what its failure means
     * @param notBefore until when it is known to have been there; the same as at, unless its end was not seen
     * @param at when it ended, or was seen to have ended
     */
    record Released(LegId leg, ReleaseEvidence evidence, Hangup hangup, Instant notBefore, Instant at)
            implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * Another channel took the place of its channel. The call stays; events of the new channel are the leg's from now on.
     *
     * @param leg which leg
     * @param channel the channel that it had, whose events stay its own too
     * @param by the channel that it has now
     * @param at when
     */
    record Replaced(LegId leg, ChannelId channel, ChannelId by, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * Its side put the call on hold, or took it back.
     *
     * @param leg which leg
     * @param held whether it holds now
     * @param at when
     */
    record Held(LegId leg, boolean held, Instant at) implements LegReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * Its side pressed a key.
     *
     * @param leg which leg
     * @param digit 0 to 9, A to D, * or #
     * @param at when
     */
    record Digit(LegId leg, char digit, Instant at) implements LegReport {
        /** Without the digit, which may be one of a PIN. */
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
