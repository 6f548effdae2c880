package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import java.time.Instant;

/**
 * An input of a leg: an event of Asterisk, the content of a list of Asterisk, the answer to a command, or a timer. Each may come
 * late, twice, in another order, or never.
 */
public sealed interface LegEvent {
    /** The time of the event: by Asterisk's clock for its events, otherwise by the clock of this process. */
    Instant at();

    /** Calls the reaction's method for this kind of event. */
    void applyTo(LegReaction reaction);

    /**
     * The create was answered: Asterisk has the channel.
     *
     * @param channel the channel
     * @param at the time
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
     * @param channel the channel
     * @param failure the failure
     * @param at the time
     */
    record CreateFailed(ChannelId channel, CommandFailure failure, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code StasisStart}, or a list that has the channel in this application.
     *
     * @param channel the channel
     * @param at the time
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
     * @param channel the channel
     * @param at the time
     */
    record RingingSeen(ChannelId channel, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * Progress of the far end: {@code Dial} with {@code PROGRESS} or {@code PROCEEDING}.
     *
     * @param channel the channel
     * @param at the time
     */
    record ProgressSeen(ChannelId channel, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The channel is answered: an event or list has it as {@code Up}, or an answer request succeeded.
     *
     * @param channel the channel
     * @param at the time
     */
    record AnswerSeen(ChannelId channel, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code ChannelHangupRequest}: the far end, Asterisk or the application requested the hang-up.
     *
     * @param channel the channel
     * @param hangup the cause and status of the event; with {@code soft} the number in the event is no cause
     * @param at the time
     */
    record HangupRequested(ChannelId channel, Hangup hangup, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code StasisEnd}: the channel has left this application.
     *
     * @param channel the channel
     * @param at the time
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
     * @param channel the channel
     * @param hangup the cause, status and statistics of the event
     * @param at the time
     */
    record DestroyedSeen(ChannelId channel, Hangup hangup, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A list of Asterisk does not have the channel: the event of its end was lost.
     *
     * @param channel the channel
     * @param notBefore the time at which it was last known to exist
     * @param at the time at which the list was read
     */
    record NotFound(ChannelId channel, Instant notBefore, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * Asterisk ended or was restarted, and all its channels with it.
     *
     * @param notBefore the time at which the leg was last known to exist
     * @param at the time at which that was detected
     */
    record ServerLost(Instant notBefore, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code StasisStart} with {@code replace_channel}: another channel replaces one of the leg. An answer of the new channel
     * follows as {@link AnswerSeen}.
     *
     * @param channel the replaced channel
     * @param by the new channel
     * @param replacement the kind of replacement
     * @param at the time
     */
    record ReplacedBy(ChannelId channel, ChannelId by, Replacement replacement, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The other half of the Local channel that replaced the leg's channel in a transfer belongs to another call.
     *
     * @param channel the half that replaced the leg's channel
     * @param call the other call
     * @param at the time at which that was detected
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
     * @param channel the channel
     * @param at the time
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
     * @param channel the channel
     * @param held whether it is on hold now
     * @param at the time
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
     * @param channel the channel
     * @param digit 0 to 9, A to D, * or #
     * @param at the time
     */
    record DigitSeen(ChannelId channel, char digit, Instant at) implements LegEvent {
        /** Without the digit, which may be part of a PIN: signals are logged. */
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
     * A command to a channel of the leg failed; for a create see {@link CreateFailed}.
     *
     * @param command the command
     * @param failure the failure
     * @param at the time
     */
    record CommandFailed(LegCommand command, CommandFailure failure, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A timer of the leg fired.
     *
     * @param timer the kind of timer
     * @param at the time
     */
    record TimerFired(LegTimer timer, Instant at) implements LegEvent {
        @Override
        public void applyTo(LegReaction reaction) {
            reaction.on(this);
        }
    }
}
