package io.github.ariadne4j.callflow.bridge;

import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.LegId;
import java.time.Instant;
import java.util.List;

/** An output of a bridge for the plan of its call; the plan gets no other input about bridges. */
public sealed interface BridgeReport {
    /** The bridge of the report. */
    BridgeKey bridge();

    /** The time: by Asterisk's clock for its events, otherwise by the clock of this process. */
    Instant at();

    /** Calls the handler's method for this kind of report. */
    <T> T applyTo(Handler<T> handler);

    /**
     * Handles reports; a new kind does not compile until it has a method here.
     *
     * @param <T> the result of handling a report
     */
    interface Handler<T> {
        /** A leg is in. */
        T on(Joined report);

        /** A leg could not join. */
        T on(JoinFailed report);

        /** Another client of Asterisk took a leg out. */
        T on(TakenOut report);

        /** A leg was removed at the request of the plan. */
        T on(Removed report);

        /** The bridge could not be created. */
        T on(CreateFailed report);

        /** Another client of Asterisk destroyed the bridge. */
        T on(Lost report);

        /** The bridge was destroyed at the request of the plan. */
        T on(Destroyed report);
    }

    /**
     * A leg is in the bridge.
     *
     * @param bridge the bridge
     * @param leg the leg
     * @param at the time
     */
    record Joined(BridgeKey bridge, LegId leg, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * A leg could not join. The join is repeated only if the plan requests it.
     *
     * @param bridge the bridge
     * @param leg the leg
     * @param at the time
     */
    record JoinFailed(BridgeKey bridge, LegId leg, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * A leg left the bridge without a request of the plan; the leg continues. It may join again.
     *
     * @param bridge the bridge
     * @param leg the leg
     * @param at the time from which that was certain
     */
    record TakenOut(BridgeKey bridge, LegId leg, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * A leg left the bridge at the request of the plan.
     *
     * @param bridge the bridge
     * @param leg the leg
     * @param at the time
     */
    record Removed(BridgeKey bridge, LegId leg, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The bridge could not be created and has ended.
     *
     * @param bridge the bridge
     * @param failure the failure of the create
     * @param at the time
     */
    record CreateFailed(BridgeKey bridge, CommandFailure failure, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }

    /**
     * The bridge was destroyed without a request of the plan and has ended. Its members continue, each alone. A bridge that
     * replaces it has another number.
     *
     * @param bridge the bridge
     * @param members the legs that were to be in it
     * @param at the time
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
     * The bridge was destroyed at the request of the plan and has ended.
     *
     * @param bridge the bridge
     * @param givenUp whether it was not gone within the time of a teardown, and may still exist
     * @param at the time
     */
    record Destroyed(BridgeKey bridge, boolean givenUp, Instant at) implements BridgeReport {
        @Override
        public <T> T applyTo(Handler<T> handler) {
            return handler.on(this);
        }
    }
}
