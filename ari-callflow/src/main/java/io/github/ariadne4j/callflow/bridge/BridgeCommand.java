package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import java.time.Duration;
import java.util.List;

/** A side effect that a bridge requests: data only. The commands of a transition are carried out in their order. */
public sealed interface BridgeCommand {
    /** Calls the handler's method for this kind of command. */
    void applyTo(Handler handler);

    /** Carries out commands; a new kind does not compile until it has a method here. */
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
     * Creates the bridge; answered by {@link BridgeEvent.CreatedSeen} or {@link BridgeEvent.CreateFailed}.
     *
     * @param bridge the bridge
     */
    record Create(BridgeKey bridge) implements BridgeCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Adds channels to the bridge, all in one request; answered by {@link BridgeEvent.JoinDone} or
     * {@link BridgeEvent.CommandFailed}.
     *
     * @param bridge the bridge
     * @param channels at least one; none that is in the bridge, as a second join is audible on both sides
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
     * Removes a channel from the bridge; only a failure is answered, with {@link BridgeEvent.CommandFailed}.
     *
     * @param bridge the bridge
     * @param channel the channel
     */
    record Remove(BridgeKey bridge, ChannelId channel) implements BridgeCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Destroys the bridge; answered by {@link BridgeEvent.DestroyedSeen} or {@link BridgeEvent.CommandFailed}.
     *
     * @param bridge the bridge
     * @param number the number of the attempt, from 1
     */
    record Destroy(BridgeKey bridge, int number) implements BridgeCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Sends {@link BridgeEvent.TimerFired} later. Replaces a running timer of the same kind of this bridge. All timers may be
     * stopped once the bridge is destroyed.
     *
     * @param timer the kind of timer
     * @param after the time until it fires
     */
    record StartTimer(BridgeTimer timer, Duration after) implements BridgeCommand {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }
}
