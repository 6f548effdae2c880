package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.LiveCalls;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.loop.CallLoop;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Orders to calls from outside their flows. Each is answered, also if the engine is closed meanwhile. Safe on any thread. */
final class OutsideOrders {
    private final LiveCalls calls;
    private final CallLoop loop;
    private final Executor answers;
    private final Set<Order<?>> open = ConcurrentHashMap.newKeySet();

    /**
     * For these calls.
     *
     * @param answers where stages complete
     */
    OutsideOrders(LiveCalls calls, CallLoop loop, Executor answers) {
        this.calls = calls;
        this.loop = loop;
        this.answers = answers;
    }

    /**
     * Goes over the loop also where this is the loop: a listener is told of a call before the call begins.
     *
     * @param what gives the order to the call, which says on the loop what came of it
     * @param ifNotLive the outcome if no such call lives
     */
    <T> CompletionStage<T> order(CallId call, BiConsumer<CallActor, Consumer<T>> what, T ifNotLive) {
        Order<T> order = new Order<>(call, what, ifNotLive);
        open.add(order);
        loop.execute(order::carryOut);
        if (loop.isClosed()) {
            order.answer(ifNotLive);
        }
        return order.outcome.minimalCompletionStage();
    }

    /** Runs it where stages complete; once that is closed, at once. */
    void runApart(Runnable task) {
        try {
            answers.execute(task);
        } catch (RejectedExecutionException closedMeanwhile) {
            task.run();
        }
    }

    /** Once the loop is closed: what it has not come to is not done. */
    void close() {
        open.forEach(Order::giveUp);
    }

    private final class Order<T> {
        private final CallId id;
        private final BiConsumer<CallActor, Consumer<T>> what;
        private final T ifNotLive;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();

        Order(CallId id, BiConsumer<CallActor, Consumer<T>> what, T ifNotLive) {
            this.id = id;
            this.what = what;
            this.ifNotLive = ifNotLive;
        }

        private void carryOut() {
            CallActor call = calls.find(id);
            if (call == null) {
                told(ifNotLive);
            } else {
                what.accept(call, this::told);
            }
        }

        private void told(T known) {
            runApart(() -> answer(known));
        }

        private void giveUp() {
            answer(ifNotLive);
        }

        private void answer(T known) {
            open.remove(this);
            outcome.complete(known);
        }
    }
}
