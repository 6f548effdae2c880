package io.github.ariadne4j.callflow.leg;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.time.Duration;

/** A side effect that a leg requests: data only. The commands of a transition are carried out in their order. */
public sealed interface LegCommand {
    /** Calls the handler's method for this kind of command. */
    void applyTo(Handler handler);

    /** Carries out commands; a new kind does not compile until it has a method here. */
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
     * Creates the channel; answered by {@link LegEvent.CreatedSeen} or {@link LegEvent.CreateFailed}.
     *
     * @param channel its id
     * @param target the target that it will dial
     */
    record Create(ChannelId channel, DialTarget target) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Creates a snoop channel; answered as {@link Create}.
     *
     * @param channel its id
     * @param snooping the channel and directions to snoop on
     */
    record Snoop(ChannelId channel, Snooping snooping) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Dials the channel; only a failure is answered, with {@link LegEvent.CommandFailed}.
     *
     * @param channel the channel
     * @param ringFor the ring time
     */
    record Dial(ChannelId channel, Duration ringFor) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Answers the channel; answered by {@link LegEvent.AnswerSeen} or {@link LegEvent.CommandFailed}.
     *
     * @param channel the channel
     */
    record Answer(ChannelId channel) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Hangs up the channel; only a failure is answered, with {@link LegEvent.CommandFailed}.
     *
     * @param channel the channel
     * @param cause the cause for its far end
     * @param number the number of the hang-up of this channel, from 1
     */
    record HangUp(ChannelId channel, HangupCause cause, int number) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Has Asterisk end the channel after this time if no instance is left to do it. Not answered; a failure has no effect.
     *
     * @param channel the channel
     * @param longest the time until its end
     */
    record SetMaxDuration(ChannelId channel, Duration longest) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Sends {@link LegEvent.TimerFired} later. Replaces a running timer of the same kind of this leg. All timers may be stopped
     * once the leg is released.
     *
     * @param timer the kind of timer
     * @param after the time until it fires
     */
    record StartTimer(LegTimer timer, Duration after) implements LegCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }
}
