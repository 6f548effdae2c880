package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import java.time.Duration;
import java.util.List;

/** Something that a bridge wants done outside. Data only; to be carried out in the order in which they come. */
public sealed interface BridgeCommand {
    /** Hands itself to the method for its kind. */
    void applyTo(Handler handler);

    /** Carries commands out; a new kind does not compile until it is handled. */
    interface Handler {
        /** {@code POST /bridges/…}. */
        void on(Create command);

        /** {@code POST /bridges/…/addChannel}. */
        void on(Join command);

        /** {@code POST /bridges/…/removeChannel}. */
        void on(Remove command);

        /** {@code DELETE /bridges/…}. */
        void on(Destroy command);

        /** No request. */
        void on(StartTimer command);
    }

    /**
     * Create the bridge; answered by {@link BridgeEvent.CreatedSeen} or {@link BridgeEvent.CreateFailed}.
     *
     * @param bridge which one
     */
    record Create(BridgeKey bridge) implements BridgeCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Put channels into the bridge, all in one request; answered by {@link BridgeEvent.JoinDone} or
     * {@link BridgeEvent.CommandFailed}.
     *
     * @param bridge which one
     * @param channels at least one; none that is in it, as both sides would hear that
     */
    record Join(BridgeKey bridge, List<ChannelId> channels) implements BridgeCommand {
        /** Copies the channels. */
        public Join {
            channels = List.copyOf(channels);
        }

        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Take a channel out of the bridge; only a failure is answered, with {@link BridgeEvent.CommandFailed}.
     *
     * @param bridge which one
     * @param channel which channel
     */
    record Remove(BridgeKey bridge, ChannelId channel) implements BridgeCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Destroy the bridge; answered by {@link BridgeEvent.DestroyedSeen} or {@link BridgeEvent.CommandFailed}.
     *
     * @param bridge which one
     * @param number which attempt it is, from 1
     */
    record Destroy(BridgeKey bridge, int number) implements BridgeCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Send {@link BridgeEvent.TimerFired} later. A timer of the same kind of this bridge, if one is running, is replaced. Once the
     * bridge is destroyed, all of them may be stopped.
     *
     * @param timer what the bridge waits for
     * @param after how long
     */
    record StartTimer(BridgeTimer timer, Duration after) implements BridgeCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }
}
