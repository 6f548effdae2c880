package io.github.ariadne4j.callflow.identity;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.store.Admission;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sessions of one origin, with the owner that a test sets. */
final class OwnedStore implements CallStore, Ownership {
    final InMemorySessionStore memory = new InMemorySessionStore();
    final List<String> asked = new ArrayList<>();
    private final CallStore store = CallStore.of(memory, CallLimits.unlimited());
    private final CallOrigin origin;
    boolean held;
    ServedAsterisk served;
    Instant lastSeen = Instant.EPOCH;

    OwnedStore(CallOrigin origin) {
        this.origin = origin;
    }

    private boolean isEmpty() {
        return memory.live(origin).toCompletableFuture().join().isEmpty()
                && memory.ended(origin, 1).toCompletableFuture().join().isEmpty();
    }

    @Override
    public SessionStore sessions() {
        return memory;
    }

    @Override
    public CallLimits limits() {
        return store.limits();
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(this);
    }

    @Override
    public CompletionStage<Admission> admit(CallSession session, Set<LimitScope> scopes) {
        return store.admit(session, scopes);
    }

    @Override
    public CompletionStage<Void> end(CallSession session) {
        return store.end(session);
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(5);
    }

    @Override
    public CompletionStage<Long> acquire(CallOrigin of) {
        throw new AssertionError("calls of others are not acquired");
    }

    @Override
    public CompletionStage<OptionalLong> takeOver(CallOrigin of) {
        asked.add("take over");
        boolean free = !held;
        held = true;
        return CompletableFuture.completedStage(free ? OptionalLong.of(2) : OptionalLong.empty());
    }

    @Override
    public CompletionStage<Renewal> renew(CallOrigin of, long epoch) {
        asked.add("renew");
        return CompletableFuture.completedStage(Renewal.KEPT);
    }

    @Override
    public CompletionStage<Void> release(CallOrigin of, long epoch) {
        asked.add("release");
        held = false;
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<List<CallOrigin>> abandoned() {
        return CompletableFuture.completedStage(held || isEmpty() ? List.of() : List.of(origin));
    }

    @Override
    public CompletionStage<Optional<Instant>> lastSeen(CallOrigin of) {
        return CompletableFuture.completedStage(Optional.of(lastSeen));
    }

    @Override
    public CompletionStage<Optional<ServedAsterisk>> served(CallOrigin of) {
        return CompletableFuture.completedStage(Optional.ofNullable(served));
    }

    @Override
    public void close() {
        store.close();
    }
}
