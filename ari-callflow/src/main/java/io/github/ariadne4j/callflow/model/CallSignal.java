package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.room.RoomReport;
import java.time.Instant;

/** An input of the call's machine. */
public sealed interface CallSignal {
    /** When it happened: by Asterisk's clock for its events, by ours for the rest. */
    Instant at();

    /** Hands itself to the method for its kind. */
    void applyTo(Handler handler);

    /** Takes signals; a new kind does not compile until it is handled. */
    interface Handler {
        /** For one leg. */
        void on(LegSignal signal);

        /** For one bridge. */
        void on(BridgeSignal signal);

        /** For the plan. */
        void on(TimerSignal signal);

        /** From the flow, or about what it asked for. */
        void on(FlowSignal signal);

        /** From the store. */
        void on(StoreSignal signal);

        /** From the room that it is in. */
        void on(RoomSignal signal);

        /** For all of it. */
        void on(ServerLost signal);

        /** From outside its flow. */
        void on(HangupOrdered signal);

        /** From outside its flow. */
        void on(Ordered signal);
    }

    /**
     * An event of a leg.
     *
     * @param leg which leg
     * @param event what
     */
    record LegSignal(LegId leg, LegEvent event) implements CallSignal {
        @Override
        public Instant at() {
            return event.at();
        }

        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * An event of a bridge.
     *
     * @param bridge which bridge
     * @param event what
     */
    record BridgeSignal(BridgeKey bridge, BridgeEvent event) implements CallSignal {
        @Override
        public Instant at() {
            return event.at();
        }

        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The plan has waited long enough.
     *
     * @param timer for what
     * @param at when
     */
    record TimerSignal(PlanTimer timer, Instant at) implements CallSignal {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The flow asks for something, or what it asked for has come to its end.
     *
     * @param event what
     * @param at when
     */
    record FlowSignal(FlowEvent event, Instant at) implements CallSignal {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The store answered.
     *
     * @param event what
     * @param at when
     */
    record StoreSignal(StoreEvent event, Instant at) implements CallSignal {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * News of the room that the caller is in, or has requested to enter.
     *
     * @param report what
     * @param at when
     */
    record RoomSignal(RoomReport report, Instant at) implements CallSignal {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Asterisk ended, or was restarted: no leg and no bridge is left, and nothing is asked of it.
     *
     * @param notBefore when the call was known to be there
     * @param at when that was seen
     */
    record ServerLost(Instant notBefore, Instant at) implements CallSignal {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * An order from outside the flow.
     *
     * @param order what
     * @param request what waits for it
     * @param at when
     */
    record Ordered(CallOrder order, RequestId request, Instant at) implements CallSignal {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The application ends the call from outside its flow.
     *
     * @param cause the hangup cause of the parties
     * @param at when
     */
    record HangupOrdered(HangupCause cause, Instant at) implements CallSignal {
        @Override
        public void applyTo(Handler handler) {
            handler.on(this);
        }
    }
}
