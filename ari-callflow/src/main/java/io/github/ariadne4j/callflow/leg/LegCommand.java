package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;

/** Something that a leg wants done outside. Data only; to be carried out in the order in which they come. */
public sealed interface LegCommand {
    /** Hands itself to the method for its kind. */
    void applyTo(Handler handler);

    /** Carries commands out; a new kind does not compile until it is handled. */
    interface Handler {
        /** {@code POST /channels/create}. */
        void on(Create command);

        /** {@code POST /channels/…/snoop/…}. */
        void on(Snoop command);

        /** {@code POST /channels/…/dial}. */
        void on(Dial command);

        /** {@code POST /channels/…/answer}. */
        void on(Answer command);

        /** {@code DELETE /channels/…}. */
        void on(HangUp command);

        /** Sets {@code TIMEOUT(absolute)}. */
        void on(SetMaxDuration command);

        /** No request. */
        void on(StartTimer command);
    }

    /**
     * Create the channel; answered by {@link LegEvent.CreatedSeen} or {@link LegEvent.CreateFailed}.
     *
     * @param channel its id
     * @param target whom to dial with it
     */
    record Create(ChannelId channel, DialTarget target) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Create a channel that listens; answered as {@link Create}.
     *
     * @param channel its id
     * @param snooping to what it listens
     */
    record Snoop(ChannelId channel, Snooping snooping) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Dial the channel; only a failure is answered, with {@link LegEvent.CommandFailed}.
     *
     * @param channel which one
     * @param ringFor how long it may ring
     */
    record Dial(ChannelId channel, Duration ringFor) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Answer the channel; answered by {@link LegEvent.AnswerSeen} or {@link LegEvent.CommandFailed}.
     *
     * @param channel which one
     */
    record Answer(ChannelId channel) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Hang the channel up; only a failure is answered, with {@link LegEvent.CommandFailed}.
     *
     * @param channel which one
     * @param cause what its side is told
     * @param number which hang-up of this channel it is, from 1
     */
    record HangUp(ChannelId channel, HangupCause cause, int number) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Have Asterisk itself end the channel after this time, should no instance be left to do it. Nothing waits for it, and a
     * failure changes nothing.
     *
     * @param channel which one
     * @param longest after how long
     */
    record SetMaxDuration(ChannelId channel, Duration longest) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Send {@link LegEvent.TimerFired} later. A timer of the same kind of this leg, if one is running, is replaced. Once the leg is
     * released, all of them may be stopped.
     *
     * @param timer what the leg waits for
     * @param after how long
     */
    record StartTimer(LegTimer timer, Duration after) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }
}
