package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.limit.LimitDecision;
import org.jspecify.annotations.Nullable;

/** An answer of the store. */
public sealed interface StoreEvent {
    /** Hands itself to the method for its kind. */
    CallPlan applyTo(Handler handler);

    /** Hears the store; a new kind does not compile until it is handled. */
    interface Handler {
        /** The limits were asked, and the session written. */
        CallPlan on(Admitted event);

        /** A later write did not succeed. */
        CallPlan on(SaveFailed event);
    }

    /**
     * The limits were asked and the session was written, as far as that was possible.
     *
     * @param decision the decision of the limits; null: the store has no answer
     * @param sessionWritten whether the store has the session
     */
    record Admitted(@Nullable LimitDecision decision, boolean sessionWritten) implements StoreEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }

    /** The store did not take a session that no request of the flow waits for. */
    record SaveFailed() implements StoreEvent {
        @Override
        public CallPlan applyTo(Handler handler) {
            return handler.on(this);
        }
    }
}
