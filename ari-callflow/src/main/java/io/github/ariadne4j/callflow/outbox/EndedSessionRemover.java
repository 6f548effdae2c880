package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.outbox.PollingTask.Outcome;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
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
 * Removes the sessions of calls whose CDRs are durable; removals that arrive while the store is busy are sent together. A removal
 * that failed is repeated until it succeeds, as no other code removes these sessions. Any thread.
 */
final class EndedSessionRemover {
    private static final int AT_ONCE = 500;

    private static final int MOST_WITHOUT_END = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessionRemover.class);

    private final CallStore store;
    private final Duration patience;
    private final Map<CallId, CallOrigin> left = new ConcurrentHashMap<>();

    /** Sessions whose end the store does not have. */
    private final Map<CallId, CallSession> withoutEnd = new ConcurrentHashMap<>();

    /** Guarded by its own monitor, and so is {@link #busy}. */
    private final Deque<Removal> waiting = new ArrayDeque<>();

    private boolean busy;

    private record Removal(CallOrigin origin, CallId call, CompletableFuture<Void> done) {}

    EndedSessionRemover(CallStore store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    /** The number of sessions whose removal has failed so far. */
    int waiting() {
        return left.size() + withoutEnd.size();
    }

    /** Removes a session; completes in any case. */
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

    /**
     * Removes a session whose end the store does not have, as it was not available then: the store first ends it, which releases
     * its counts against the limits. Completes in any case.
     */
    CompletionStage<Void> endAndRemove(CallSession ended) {
        return Ports.ask(patience, () -> store.end(ended))
                .handle((done, error) -> error == null || Ports.reason(error) instanceof StaleOwnerException)
                .thenCompose(hasEnd -> hasEnd ? remove(ended.origin(), ended.id()) : later(ended));
    }

    /** Of many, some leases expire instead: a long outage must not fill the heap with sessions. */
    private CompletionStage<Void> later(CallSession ended) {
        if (withoutEnd.size() < MOST_WITHOUT_END) {
            withoutEnd.put(ended.id(), ended);
        } else {
            left.put(ended.id(), ended.origin());
        }
        return CompletableFuture.completedStage(null);
    }

    private void removeAll() {
        for (List<Removal> batch = next(); !batch.isEmpty(); batch = next()) {
            List<Removal> together = batch;
            CompletableFuture<Void> asked = Ports.ask(
                            patience,
                            () -> store.sessions()
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

    /** The pending removals of one origin; none: the removal thread is done. */
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
            LOG.debug("{} sessions are removed later: {}", batch.size(), Ports.why(error));
        }
        batch.forEach(removal -> removal.done().complete(null));
    }

    /** Repeats a part of the failed removals. */
    CompletionStage<Outcome> retry() {
        List<CallId> calls = new ArrayList<>();
        List<CompletableFuture<Void>> tries = new ArrayList<>();
        some(withoutEnd).forEach(ended -> {
            calls.add(ended.getKey());
            withoutEnd.remove(ended.getKey());
            tries.add(endAndRemove(ended.getValue()).toCompletableFuture());
        });
        some(left).forEach(known -> {
            calls.add(known.getKey());
            left.remove(known.getKey());
            tries.add(remove(known.getValue(), known.getKey()).toCompletableFuture());
        });
        return CompletableFuture.allOf(tries.toArray(CompletableFuture[]::new)).thenApply(done -> outcome(calls));
    }

    private static <T> List<Map.Entry<CallId, T>> some(Map<CallId, T> waiting) {
        return waiting.entrySet().stream().limit(AT_ONCE).toList();
    }

    private Outcome outcome(List<CallId> tried) {
        if (left.isEmpty() && withoutEnd.isEmpty()) {
            return Outcome.DONE;
        }
        boolean progress = tried.stream().anyMatch(call -> !left.containsKey(call) && !withoutEnd.containsKey(call));
        return progress ? Outcome.MORE : Outcome.FAILED;
    }
}
