package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions in this process only: nothing survives it. The default, and good enough where a restart may lose calls. */
public final class InMemorySessionStore implements SessionStore {
    private final Map<CallId, CallSession> sessions = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Void> create(CallSession session) {
        sessions.putIfAbsent(session.id(), session);
        return done();
    }

    @Override
    public CompletionStage<Void> update(CallSession session) {
        sessions.put(session.id(), session);
        return done();
    }

    @Override
    public CompletionStage<Void> remove(CallId id) {
        sessions.remove(id);
        return done();
    }

    @Override
    public CompletionStage<Optional<CallSession>> find(CallId id) {
        return CompletableFuture.completedStage(Optional.ofNullable(sessions.get(id)));
    }

    @Override
    public CompletionStage<List<CallSession>> all(String application) {
        return CompletableFuture.completedStage(sessions.values().stream()
                .filter(session -> session.origin().application().equals(application))
                .toList());
    }

    @Override
    public CompletionStage<Void> ping() {
        return done();
    }

    @Override
    public void close() {
        sessions.clear();
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedStage(null);
    }
}
