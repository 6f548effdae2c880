package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import java.time.Instant;

/**
 * Something a leg is told: an event of Asterisk, what a list of Asterisk shows, the answer to a command, or that time passed.
 * Each may come late, twice, in another order, or never.
 */
public sealed interface LegEvent {
    /** When it happened: by Asterisk's clock for events, by ours for the rest. */
    Instant at();

    /** Hands itself to the method for its kind. */
    void applyTo(LegReaction reaction);

    /**
     * Asterisk has the channel: the create was answered.
     *
     * @param channel which one
     * @param at when
     */
    record CreatedSeen(ChannelId channel, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The create failed.
     *
     * @param channel which one
     * @param failure why
     * @param at when
     */
    record CreateFailed(ChannelId channel, CommandFailure failure, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code StasisStart}, or a list that shows the channel in our application.
     *
     * @param channel which one
     * @param at when
     */
    record StasisEntered(ChannelId channel, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The far end rings: {@code ChannelStateChange} to {@code Ringing}, or {@code Dial} with {@code RINGING}.
     *
     * @param channel which one
     * @param at when
     */
    record RingingSeen(ChannelId channel, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The far end tells progress: {@code Dial} with {@code PROGRESS} or {@code PROCEEDING}.
     *
     * @param channel which one
     * @param at when
     */
    record ProgressSeen(ChannelId channel, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The channel is answered: any event or list that shows it {@code Up}, or an answer to our own answer that says so.
     *
     * @param channel which one
     * @param at when
     */
    record AnswerSeen(ChannelId channel, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code ChannelHangupRequest}: its side, Asterisk or we asked to hang up.
     *
     * @param channel which one
     * @param hangup what was told about it; with {@code soft} the number in the event is no cause
     * @param at when
     */
    record HangupRequested(ChannelId channel, Hangup hangup, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code StasisEnd}: the channel is no longer ours.
     *
     * @param channel which one
     * @param at when
     */
    record StasisLeft(ChannelId channel, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code ChannelDestroyed}: the channel has ended.
     *
     * @param channel which one
     * @param hangup what was told about it
     * @param at when
     */
    record DestroyedSeen(ChannelId channel, Hangup hangup, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A list of Asterisk does not show the channel: its end was among the events that were lost.
     *
     * @param channel which one
     * @param notBefore when it was known to be there
     * @param at when that was seen
     */
    record NotFound(ChannelId channel, Instant notBefore, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * Asterisk ended, or was restarted, and every channel with it.
     *
     * @param notBefore when the leg was known to be there
     * @param at when that was seen
     */
    record ServerLost(Instant notBefore, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code StasisStart} with {@code replace_channel}: another channel takes the place of one of ours. An answer of the new
     * channel is told with {@link AnswerSeen} after this.
     *
     * @param channel the one that is replaced
     * @param by the new one
     * @param replacement how it took the place
     * @param at when
     */
    record ReplacedBy(ChannelId channel, ChannelId by, Replacement replacement, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The other half of a Local channel, of which one half took the leg's place in a transfer, is a channel of another call.
     *
     * @param channel the half that took the place
     * @param call the other call
     * @param at when that was seen
     */
    record CallLinked(ChannelId channel, CallId call, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code ChannelEnteredBridge}, for a bridge of the same call.
     *
     * @param channel which one
     * @param at when
     */
    record BridgeEntered(ChannelId channel, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code ChannelHold} or {@code ChannelUnhold}.
     *
     * @param channel which one
     * @param held whether it is on hold now
     * @param at when
     */
    record HeldSeen(ChannelId channel, boolean held, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code ChannelDtmfReceived}.
     *
     * @param channel which one
     * @param digit 0 to 9, A to D, * or #
     * @param at when
     */
    record DigitSeen(ChannelId channel, char digit, Instant at) implements LegEvent {
        /** Without the digit, which may be one of a PIN: signals are logged. */
        @Override
        public String toString() {
            return "DigitSeen[channel=" + channel + ", at=" + at + ']';
        }

        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A command to a channel of the leg failed; a create is told by {@link CreateFailed}.
     *
     * @param command which one
     * @param failure why
     * @param at when
     */
    record CommandFailed(LegCommand command, CommandFailure failure, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The leg has waited long enough.
     *
     * @param timer for what
     * @param at when
     */
    record TimerFired(LegTimer timer, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }
}
