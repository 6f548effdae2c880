package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.callflow.ReplayCheck;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.DeadLetter;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.SessionStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sessions in memory, with those that were written last of each live call, and of each journal that it has had. Any thread. */
final class WatchedSessions implements SessionStore {
    private final SessionStore memory = new InMemorySessionStore();
    private final Map<CallId, List<CallSession>> written = new ConcurrentHashMap<>();

    /** The last ones of all journals. */
    List<CallSession> written() {
        return written.values().stream().flatMap(List::stream).toList();
    }

    private void watch(CallSession session) {
        written.merge(session.id(), List.of(session), WatchedSessions::with);
    }

    private static List<CallSession> with(List<CallSession> before, List<CallSession> latest) {
        int last = before.size() - 1;
        boolean replaces = ReplayCheck.isSameJournal(before.get(last), latest.get(0));
        List<CallSession> kept = replaces ? before.subList(0, last) : before;
        return Stream.concat(kept.stream(), latest.stream()).toList();
    }

    @Override
    public CompletionStage<Void> create(CallSession session) {
        watch(session);
        return memory.create(session);
    }

    @Override
    public CompletionStage<Void> update(CallSession session) {
        watch(session);
        return memory.update(session);
    }

    @Override
    public CompletionStage<Void> end(CallSession session) {
        return memory.end(session);
    }

    @Override
    public CompletionStage<Void> remove(CallOrigin origin, Collection<CallId> calls) {
        return memory.remove(origin, calls);
    }

    @Override
    public CompletionStage<Optional<CallSession>> find(CallId id) {
        return memory.find(id);
    }

    @Override
    public CompletionStage<List<CallSession>> live(CallOrigin origin) {
        return memory.live(origin);
    }

    @Override
    public CompletionStage<List<CallSession>> ended(CallOrigin origin, Set<CallId> besides, int most) {
        return memory.ended(origin, besides, most);
    }

    @Override
    public CompletionStage<Void> moveToDeadLetters(CallSession session, String reason) {
        return memory.moveToDeadLetters(session, reason);
    }

    @Override
    public CompletionStage<List<DeadLetter>> deadLetters(String application) {
        return memory.deadLetters(application);
    }

    @Override
    public CompletionStage<Boolean> requeue(String application, CallId id) {
        return memory.requeue(application, id);
    }

    @Override
    public CompletionStage<Void> ping() {
        return memory.ping();
    }

    @Override
    public void close() {
        memory.close();
    }
}
