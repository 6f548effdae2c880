package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.loop.CallLoop;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Requests of the application to calls from outside their flows. Each request is answered once, also if the engine is closed meanwhile or
 * loses its calls. Safe on any thread.
 */
final class OutsideRequests {
    private final CallLoop loop;
    private final Executor answers;
    private final Set<Request<?>> open = ConcurrentHashMap.newKeySet();

    /** @param answers where stages complete */
    OutsideRequests(CallLoop loop, Executor answers) {
        this.loop = loop;
        this.answers = answers;
    }

    /**
     * Goes over the loop also where this is the loop: a listener gets a call before the call begins.
     *
     * @param what carries the request out on the loop, and reports its outcome there
     * @param ifGivenUp the outcome if none is reported
     */
    <T> CompletionStage<T> ask(Consumer<Consumer<T>> what, T ifGivenUp) {
        Request<T> request = new Request<>(ifGivenUp);
        open.add(request);
        loop.execute(() -> what.accept(request::told));
        if (loop.isClosed()) {
            request.giveUp();
        }
        return request.outcome.minimalCompletionStage();
    }

    /** Runs it where stages complete; once that is closed, at once. */
    void runApart(Runnable task) {
        try {
            answers.execute(task);
        } catch (RejectedExecutionException closedMeanwhile) {
            task.run();
        }
    }

    /** The open requests have no outcome: the loop is closed, or the calls are not this engine's. */
    void giveUp() {
        open.forEach(Request::giveUp);
    }

    private final class Request<T> {
        private final T ifGivenUp;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();

        Request(T ifGivenUp) {
            this.ifGivenUp = ifGivenUp;
        }

        /** The first word counts: a call that was answered ends later. */
        private void told(T known) {
            if (open.remove(this)) {
                runApart(() -> outcome.complete(known));
            }
        }

        private void giveUp() {
            told(ifGivenUp);
        }
    }
}
