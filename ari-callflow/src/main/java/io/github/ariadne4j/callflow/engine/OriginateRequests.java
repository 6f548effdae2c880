package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.call.OriginateOutcome;
import io.github.ariadne4j.callflow.loop.CallLoop;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Requests for outbound calls. Each is answered, also if the engine is closed meanwhile or loses its calls. Safe on any thread. */
final class OriginateRequests {
    private final CallLoop loop;
    private final Executor answers;
    private final Set<Request> open = ConcurrentHashMap.newKeySet();

    /** @param answers where stages complete */
    OriginateRequests(CallLoop loop, Executor answers) {
        this.loop = loop;
        this.answers = answers;
    }

    /**
     * Opens a request.
     *
     * @param begin begins the call, on the loop, and tells there what comes of it
     */
    CompletionStage<OriginateOutcome> open(Consumer<Consumer<OriginateOutcome>> begin) {
        Request request = new Request();
        open.add(request);
        loop.execute(() -> begin.accept(request::told));
        if (loop.isClosed()) {
            request.answer(new OriginateOutcome.GivenUp());
        }
        return request.outcome.minimalCompletionStage();
    }

    /** The calls are not this engine's from now on. */
    void giveUp() {
        open.forEach(request -> request.told(new OriginateOutcome.GivenUp()));
    }

    private final class Request {
        private final CompletableFuture<OriginateOutcome> outcome = new CompletableFuture<>();

        /** The first word counts: a call that was answered ends later. */
        private void told(OriginateOutcome known) {
            if (!open.remove(this)) {
                return;
            }
            try {
                answers.execute(() -> outcome.complete(known));
            } catch (RejectedExecutionException closedMeanwhile) {
                outcome.complete(known);
            }
        }

        private void answer(OriginateOutcome known) {
            open.remove(this);
            outcome.complete(known);
        }
    }
}
