package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Stores sessions in the memory of this process. The default, for applications in which a restart may lose calls. Any thread. */
public final class InMemorySessionStore implements SessionStore {
    private final Map<CallId, CallSession> live = new LinkedHashMap<>();
    private final Map<CallId, CallSession> ended = new LinkedHashMap<>();
    private final Map<CallId, DeadLetter> deadLetters = new LinkedHashMap<>();

    @Override
    public synchronized CompletionStage<Void> create(CallSession session) {
        if (!ended.containsKey(session.id())) {
            live.putIfAbsent(session.id(), session);
        }
        return done();
    }

    @Override
    public synchronized CompletionStage<Void> update(CallSession session) {
        if (!ended.containsKey(session.id())) {
            live.put(session.id(), session);
        }
        return done();
    }

    @Override
    public synchronized CompletionStage<Void> end(CallSession session) {
        live.remove(session.id());
        ended.putIfAbsent(session.id(), session);
        return done();
    }

    @Override
    public synchronized CompletionStage<Void> write(Collection<CallSession> sessions) {
        return SessionStore.super.write(sessions);
    }

    @Override
    public synchronized CompletionStage<Void> remove(CallOrigin origin, Collection<CallId> calls) {
        calls.forEach(live::remove);
        calls.forEach(ended::remove);
        return done();
    }

    @Override
    public synchronized CompletionStage<Optional<CallSession>> find(CallId id) {
        @Nullable CallSession session = live.get(id);
        return found(Optional.ofNullable(session == null ? ended.get(id) : session));
    }

    @Override
    public synchronized CompletionStage<List<CallSession>> live(CallOrigin origin) {
        return found(live.values().stream()
                .filter(session -> session.origin().equals(origin))
                .toList());
    }

    @Override
    public synchronized CompletionStage<List<CallSession>> ended(CallOrigin origin, Set<CallId> besides, int most) {
        return found(ended.values().stream()
                .filter(session -> session.origin().equals(origin))
                .filter(session -> !besides.contains(session.id()))
                .limit(most)
                .toList());
    }

    @Override
    public synchronized CompletionStage<Void> moveToDeadLetters(CallSession session, String reason) {
        live.remove(session.id());
        ended.remove(session.id());
        deadLetters.put(session.id(), new DeadLetter(session, reason));
        return done();
    }

    @Override
    public synchronized CompletionStage<List<DeadLetter>> deadLetters(String application) {
        return found(deadLetters.values().stream()
                .filter(one -> one.session().origin().application().equals(application))
                .toList());
    }

    @Override
    public synchronized CompletionStage<Boolean> requeue(String application, CallId id) {
        @Nullable DeadLetter found = deadLetters.get(id);
        boolean ours = found != null && found.session().origin().application().equals(application);
        if (found != null && ours) {
            deadLetters.remove(id);
            ended.put(id, found.session());
        }
        return found(ours);
    }

    /** Whether it has no session, live or ended. */
    public synchronized boolean isEmpty() {
        return live.isEmpty() && ended.isEmpty();
    }

    @Override
    public CompletionStage<Void> ping() {
        return done();
    }

    @Override
    public synchronized void close() {
        live.clear();
        ended.clear();
        deadLetters.clear();
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedStage(null);
    }

    private static <T> CompletionStage<T> found(T what) {
        return CompletableFuture.completedStage(what);
    }
}
