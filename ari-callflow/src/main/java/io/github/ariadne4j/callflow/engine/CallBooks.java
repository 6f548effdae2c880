package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import io.github.ariadne4j.callflow.store.Admission;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.callflow.tenure.Tenure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written down about one call while it lives: its limits and its session. A store that is down is reported and stops
 * no call. Used by the call's mailbox only.
 */
final class CallBooks {
    private static final Logger LOG = LoggerFactory.getLogger(CallBooks.class);

    private final CallStore store;
    private final Tenure tenure;
    private final Duration patience;

    /** Whether the store did not take the last update. */
    private volatile boolean behind;

    /** Whether the beginning is written, or will not be any more. */
    private CompletionStage<Void> begun = CompletableFuture.completedStage(null);

    CallBooks(CallStore store, Tenure tenure, Duration patience) {
        this.store = store;
        this.tenure = tenure;
        this.patience = patience;
    }

    /** Hands over how it went. */
    void admit(CallSession session, Consumer<Admission> then) {
        CompletionStage<Admission> asked = Ports.ask(
                        patience, () -> store.admit(session, LimitScope.of(session.call())))
                .exceptionally(error -> Admission.unknown(Ports.reason(error)));
        begun = asked.thenAccept(admission -> {
            report("ask the limits of", session.id(), admission.limitsFailed());
            report("write the session of", session.id(), admission.sessionFailed());
            then.accept(admission);
        });
    }

    /** Has this done once the beginning is written: an end that overtakes it would be undone by it. */
    CompletionStage<Void> afterBeginning(Supplier<CompletionStage<Void>> end) {
        return begun.thenCompose(written -> end.get());
    }

    /** Reported the first time that it fails: it is tried again and again. */
    CompletionStage<Void> update(CallSession session) {
        return Ports.ask(patience, () -> store.sessions().update(session)).whenComplete((done, error) -> {
            if (error == null || !behind || Ports.reason(error) instanceof StaleOwnerException) {
                report("update the session of", session.id(), error);
            }
            behind = error != null;
        });
    }

    /** A store that refuses us for a later owner is not away: it is we who have to go. */
    private void report(String what, CallId call, @Nullable Throwable error) {
        if (error == null) {
            return;
        }
        Throwable why = Ports.reason(error);
        LOG.warn("could not {} call {}: {}", what, call, why.getMessage());
        if (why instanceof StaleOwnerException) {
            tenure.lose("the store knows a later owner");
        }
    }
}
