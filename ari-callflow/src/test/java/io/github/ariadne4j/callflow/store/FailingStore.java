package io.github.ariadne4j.callflow.store;

import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.SessionStore;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A store whose ends fail while a fault is set. */
public class FailingStore implements CallStore {
    /** The failure of ends; null: they succeed. */
    public @Nullable RuntimeException fault;

    private final CallStore store;

    /** A store in front of this one. */
    public FailingStore(CallStore store) {
        this.store = store;
    }

    @Override
    public SessionStore sessions() {
        return store.sessions();
    }

    @Override
    public CallLimits limits() {
        return store.limits();
    }

    @Override
    public Optional<Ownership> ownership() {
        return store.ownership();
    }

    @Override
    public CompletionStage<Admission> admit(CallSession session, Set<LimitScope> scopes) {
        return store.admit(session, scopes);
    }

    @Override
    public CompletionStage<Void> end(CallSession session) {
        return fault == null ? store.end(session) : CompletableFuture.failedStage(fault);
    }

    @Override
    public void close() {
        store.close();
    }
}
