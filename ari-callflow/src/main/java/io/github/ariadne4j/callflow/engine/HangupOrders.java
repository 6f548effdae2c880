package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.LiveCalls;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.HangupOutcome;
import io.github.ariadne4j.callflow.loop.CallLoop;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Orders from outside to end calls. Each is answered, also if the engine is closed meanwhile. Safe on any thread. */
final class HangupOrders {
    private final LiveCalls calls;
    private final CallLoop loop;
    private final Executor answers;
    private final Set<Order> open = ConcurrentHashMap.newKeySet();

    /**
     * For these calls.
     *
     * @param answers where stages complete
     */
    HangupOrders(LiveCalls calls, CallLoop loop, Executor answers) {
        this.calls = calls;
        this.loop = loop;
        this.answers = answers;
    }

    /** Goes over the loop also where this is the loop: a listener is told of a call before the call begins. */
    CompletionStage<HangupOutcome> hangUp(CallId call, HangupCause cause) {
        Order order = new Order(call, cause);
        open.add(order);
        loop.execute(order::carryOut);
        if (loop.isClosed()) {
            order.answer(HangupOutcome.TOO_LATE);
        }
        return order.outcome.minimalCompletionStage();
    }

    /** Once the loop is closed: what it has not come to is not done. */
    void close() {
        open.forEach(order -> order.answer(HangupOutcome.TOO_LATE));
    }

    private final class Order {
        private final CallId id;
        private final HangupCause cause;
        private final CompletableFuture<HangupOutcome> outcome = new CompletableFuture<>();

        Order(CallId id, HangupCause cause) {
            this.id = id;
            this.cause = cause;
        }

        private void carryOut() {
            CallActor call = calls.find(id);
            if (call == null) {
                told(HangupOutcome.TOO_LATE);
            } else {
                call.hangUp(cause, this::told);
            }
        }

        private void told(HangupOutcome known) {
            try {
                answers.execute(() -> answer(known));
            } catch (RejectedExecutionException closedMeanwhile) {
                answer(known);
            }
        }

        private void answer(HangupOutcome known) {
            open.remove(this);
            outcome.complete(known);
        }
    }
}
