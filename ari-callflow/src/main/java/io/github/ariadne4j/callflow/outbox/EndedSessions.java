package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.store.CallStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the sessions of calls whose records are durable; those that come while the store is at work go together. A store
 * that was away, or too slow for its own time limit, is asked again until it did: nobody else would ever remove them. Safe on
 * any thread.
 */
final class EndedSessions {
    private static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);

    private final CallStore store;
    private final Map<CallId, CallOrigin> left = new ConcurrentHashMap<>();

    /** Guarded by itself, and so is {@link #busy}. */
    private final Deque<Removal> waiting = new ArrayDeque<>();

    private boolean busy;

    private record Removal(CallOrigin origin, CallId call, CompletableFuture<Void> done) {}

    EndedSessions(CallStore store) {
        this.store = store;
    }

    /** Tries to; completes in any case. */
    CompletionStage<Void> remove(CallOrigin origin, CallId call) {
        Removal removal = new Removal(origin, call, new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(removal);
            if (busy) {
                return removal.done();
            }
            busy = true;
        }
        removeAll();
        return removal.done();
    }

    private void removeAll() {
        for (List<Removal> batch = next(); !batch.isEmpty(); batch = next()) {
            List<Removal> together = batch;
            CompletableFuture<Void> asked = Ports.ask(() -> store.sessions()
                            .remove(
                                    together.get(0).origin(),
                                    together.stream().map(Removal::call).toList()))
                    .toCompletableFuture();
            if (!asked.isDone()) {
                asked.whenComplete((removed, error) -> {
                    settle(together, error);
                    removeAll();
                });
                return;
            }
            asked.whenComplete((removed, error) -> settle(together, error));
        }
    }

    /** Those of one origin that wait now; none: nobody is at work any more. */
    private List<Removal> next() {
        synchronized (waiting) {
            List<Removal> batch = new ArrayList<>();
            Removal first = waiting.peek();
            while (first != null
                    && batch.size() < AT_ONCE
                    && !waiting.isEmpty()
                    && waiting.element().origin().equals(first.origin())) {
                batch.add(waiting.remove());
            }
            busy = !batch.isEmpty();
            return batch;
        }
    }

    private void settle(List<Removal> batch, @Nullable Throwable error) {
        if (error != null) {
            batch.forEach(removal -> left.put(removal.call(), removal.origin()));
            LOG.debug(
                    "{} sessions are removed later: {}",
                    batch.size(),
                    Ports.reason(error).getMessage());
        }
        batch.forEach(removal -> removal.done().complete(null));
    }

    /** Tries again what failed. */
    void retry() {
        Map.copyOf(left).forEach((call, origin) -> {
            if (left.remove(call, origin)) {
                remove(origin, call);
            }
        });
    }
}
