package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.LegId;
import java.time.Instant;
import java.util.List;

/** What a bridge tells the plan of its call: all that the plan hears of it. */
public sealed interface BridgeReport {
    /** Which bridge. */
    BridgeKey bridge();

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
        /** A leg is in. */
        T on(Joined report);

        /** A leg did not get in. */
        T on(JoinFailed report);

        /** A leg was taken out by another. */
        T on(TakenOut report);

        /** A leg left by our wish. */
        T on(Removed report);

        /** The bridge could not be created. */
        T on(CreateFailed report);

        /** The bridge was destroyed by another. */
        T on(Lost report);

        /** The bridge is gone by our wish. */
        T on(Destroyed report);
    }

    /**
     * A leg is in the bridge.
     *
     * @param bridge which bridge
     * @param leg which leg
     * @param at when
     */
    record Joined(BridgeKey bridge, LegId leg, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * A leg did not get into the bridge, and it is not tried again unless the plan asks for it.
     *
     * @param bridge which bridge
     * @param leg which leg
     * @param at when
     */
    record JoinFailed(BridgeKey bridge, LegId leg, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * A leg is no longer in the bridge, and it was not our wish; its leg goes on. It may join again.
     *
     * @param bridge which bridge
     * @param leg which leg
     * @param at when that was certain
     */
    record TakenOut(BridgeKey bridge, LegId leg, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * A leg is out of the bridge, by our wish.
     *
     * @param bridge which bridge
     * @param leg which leg
     * @param at when
     */
    record Removed(BridgeKey bridge, LegId leg, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The bridge could not be created. The bridge has ended.
     *
     * @param bridge which bridge
     * @param failure why
     * @param at when
     */
    record CreateFailed(BridgeKey bridge, CommandFailure failure, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The bridge is destroyed, and it was not our wish. Its members go on, each alone. The bridge has ended: another one
     * has another number.
     *
     * @param bridge which bridge
     * @param members who was to be in it
     * @param at when
     */
    record Lost(BridgeKey bridge, List<LegId> members, Instant at) implements BridgeReport {
        /** Copies the members. */
        public Lost {
            members = List.copyOf(members);
        }

        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The bridge is destroyed, by our wish. The bridge has ended.
     *
     * @param bridge which bridge
     * @param givenUp whether it would not go in the time that a teardown may take, and may still be there
     * @param at when
     */
    record Destroyed(BridgeKey bridge, boolean givenUp, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }
}
