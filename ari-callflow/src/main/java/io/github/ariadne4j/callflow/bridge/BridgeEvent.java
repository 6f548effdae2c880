package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.LegId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An input of a bridge: an event of Asterisk, the content of a list of Asterisk, the answer to a command, a change of a leg, or a
 * timer. Each may come late, twice, in another order, or never.
 */
public sealed interface BridgeEvent {
    /** The time of the event: by Asterisk's clock for its events, otherwise by the clock of this process. */
    Instant at();

    /** Calls the reaction's method for this kind of event. */
    void applyTo(BridgeReaction reaction);

    /**
     * The create was answered: Asterisk has the bridge.
     *
     * @param at the time
     */
    record CreatedSeen(Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The create failed.
     *
     * @param failure the failure
     * @param at the time
     */
    record CreateFailed(CommandFailure failure, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code ChannelEnteredBridge} of a leg of the call or of any other channel.
     *
     * @param channel the channel
     * @param at the time
     */
    record ChannelEntered(ChannelId channel, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code ChannelLeftBridge} of a leg of the call or of any other channel.
     *
     * @param channel the channel
     * @param at the time
     */
    record ChannelLeft(ChannelId channel, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A list of Asterisk has the bridge with these members.
     *
     * @param channels every channel in it
     * @param asOf the time at which the list was requested: later changes are not in it
     * @param at the time at which the list was read
     */
    record MembersListed(Set<ChannelId> channels, Instant asOf, Instant at) implements BridgeEvent {
        /** Copies the channels. */
        public MembersListed {
            channels = Set.copyOf(channels);
        }

        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A list of Asterisk does not have the bridge.
     *
     * @param asOf the time at which the list was requested: bridges created later are not in it
     * @param at the time at which the list was read
     */
    record NotFound(Instant asOf, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The bridge is destroyed: the destroy of this call was answered.
     *
     * @param at the time
     */
    record DestroyedSeen(Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * Asterisk ended or was restarted, and all its bridges with it.
     *
     * @param at the time at which that was detected
     */
    record ServerLost(Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A join was answered.
     *
     * @param channels the channels of the command
     * @param at the time
     */
    record JoinDone(List<ChannelId> channels, Instant at) implements BridgeEvent {
        /** Copies the channels. */
        public JoinDone {
            channels = List.copyOf(channels);
        }

        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A command to the bridge failed; for a create see {@link CreateFailed}.
     *
     * @param command the command
     * @param failure the failure
     * @param at the time
     */
    record CommandFailed(BridgeCommand command, CommandFailure failure, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A leg entered Stasis, and may join.
     *
     * @param leg the leg
     * @param at the time
     */
    record LegEntered(LegId leg, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A leg has another channel.
     *
     * @param leg the leg
     * @param channel the channel that it had
     * @param by the channel that it has now
     * @param at the time
     */
    record LegReplaced(LegId leg, ChannelId channel, ChannelId by, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A leg is released.
     *
     * @param leg the leg
     * @param at the time
     */
    record LegReleased(LegId leg, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A timer of the bridge fired.
     *
     * @param timer the kind of timer
     * @param at the time
     */
    record TimerFired(BridgeTimer timer, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }
}
