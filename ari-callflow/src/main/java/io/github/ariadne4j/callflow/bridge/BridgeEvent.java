package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.LegId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Something a bridge is told: an event of Asterisk, what a list of Asterisk shows, the answer to a command, what became of a leg,
 * or that time passed. Each may come late, twice, in another order, or never.
 */
public sealed interface BridgeEvent {
    /** When it happened: by Asterisk's clock for events, by ours for the rest. */
    Instant at();

    /** Hands itself to the method for its kind. */
    void applyTo(BridgeReaction reaction);

    /**
     * Asterisk has the bridge: the create was answered.
     *
     * @param at when
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
     * @param failure why
     * @param at when
     */
    record CreateFailed(CommandFailure failure, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code ChannelEnteredBridge}: of a leg of the call, or of any other channel.
     *
     * @param channel which one
     * @param at when
     */
    record ChannelEntered(ChannelId channel, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * {@code ChannelLeftBridge}: of a leg of the call, or of any other channel.
     *
     * @param channel which one
     * @param at when
     */
    record ChannelLeft(ChannelId channel, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A list of Asterisk shows the bridge and its members.
     *
     * @param channels every channel in it
     * @param asOf when the list was asked for: what changed later than this is not in it
     * @param at when it was looked at
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
     * A list of Asterisk does not show the bridge.
     *
     * @param asOf when the list was asked for: what was created later than this is not in it
     * @param at when that was seen
     */
    record NotFound(Instant asOf, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The bridge is destroyed: our own destroy was answered.
     *
     * @param at when
     */
    record DestroyedSeen(Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * Asterisk ended, or was restarted, and every bridge with it.
     *
     * @param at when that was seen
     */
    record ServerLost(Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * A command to join was answered.
     *
     * @param channels those of the command
     * @param at when
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
     * A command to the bridge failed; a create is told by {@link CreateFailed}.
     *
     * @param command which one
     * @param failure why
     * @param at when
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
     * @param leg which leg
     * @param at when
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
     * @param leg which leg
     * @param channel the channel that it had
     * @param by the channel that it has now
     * @param at when
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
     * @param leg which leg
     * @param at when
     */
    record LegReleased(LegId leg, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }

    /**
     * The bridge has waited long enough.
     *
     * @param timer for what
     * @param at when
     */
    record TimerFired(BridgeTimer timer, Instant at) implements BridgeEvent {
        @Override
        public void applyTo(BridgeReaction reaction) {
            reaction.on(this);
        }
    }
}
