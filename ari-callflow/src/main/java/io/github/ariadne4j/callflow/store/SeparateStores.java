package io.github.ariadne4j.callflow.store;

import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.SessionStore;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Two separate stores. Limits come first, then the session: a refused call has no session.
 *
 * @param sessions the store of sessions
 * @param limits the limits
 */
record SeparateStores(SessionStore sessions, CallLimits limits) implements CallStore {
    @Override
    public Optional<Ownership> ownership() {
        return Optional.empty();
    }

    @Override
    public CompletionStage<Admission> admit(CallSession session, Set<LimitScope> scopes) {
        return Ports.ask(() -> limits.admit(session.id(), scopes))
                .handle((decision, error) -> new Admission(decision, reason(error), null))
                .thenCompose(counted -> counted.decision() instanceof LimitDecision.Refused
                        ? CompletableFuture.completedStage(counted)
                        : Ports.ask(() -> sessions.create(session))
                                .handle((done, error) ->
                                        new Admission(counted.decision(), counted.limitsFailed(), reason(error))));
    }

    @Override
    public CompletionStage<Void> end(CallSession session) {
        CompletionStage<Void> released = release(session);
        return Ports.ask(() -> sessions.end(session)).thenCompose(done -> released);
    }

    /** A count that cannot be released expires. */
    private CompletionStage<Void> release(CallSession session) {
        return Ports.ask(() -> limits.release(session.id())).exceptionally(expiresByItself -> null);
    }

    @Override
    public CompletionStage<Void> write(Collection<CallSession> written) {
        CompletableFuture<?>[] released = written.stream()
                .filter(session -> session.end() != null)
                .map(session -> release(session).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return Ports.ask(() -> sessions.write(written)).thenCompose(done -> CompletableFuture.allOf(released));
    }

    @Override
    public void close() {
        limits.close();
        sessions.close();
    }

    private static @Nullable Throwable reason(@Nullable Throwable error) {
        return error == null ? null : Ports.reason(error);
    }
}
