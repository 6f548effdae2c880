package io.github.ariadne4j.callflow;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A store that several engines of a test share, as instances share a Redis; leases end on request of the test. */
final class SharedStore implements CallStore, Ownership {
    final InMemorySessionStore memory = new InMemorySessionStore();
    private final CallStore store = CallStore.of(memory, CallLimits.unlimited());
    private final Map<CallOrigin, Long> epochs = new HashMap<>();
    private final Map<CallOrigin, Long> leases = new HashMap<>();
    private final Map<CallOrigin, ServedAsterisk> served = new HashMap<>();
    private int looks;
    volatile @Nullable RuntimeException refuses;

    /** Whether a write of sessions is carried out; otherwise it is lost, and not answered. */
    volatile Predicate<Collection<CallSession>> takesWrite = written -> true;

    /** Whether the first write of a call is carried out; otherwise it is lost, and not answered. */
    volatile Predicate<CallSession> admits = session -> true;

    /** Whether the first write of a call is answered, if it is carried out. */
    volatile Predicate<CallSession> answersAdmission = session -> true;

    /** The number of requests for abandoned origins. */
    synchronized int looksForAbandoned() {
        return looks;
    }

    /** Ends the lease, as if its owner had not renewed it in time. */
    synchronized void leaseEnds(String application) {
        leases.keySet().removeIf(origin -> origin.application().equals(application));
    }

    /** Makes another instance the owner, as if it had started with this name on another Asterisk of the same identity. */
    synchronized void isOwnedByAnother(CallOrigin origin) {
        acquire(origin);
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
        CompletionStage<Admission> lost = new CompletableFuture<>();
        if (!admits.test(session)) {
            return lost;
        }
        CompletionStage<Admission> admission = store.admit(session, scopes);
        return answersAdmission.test(session) ? admission : lost;
    }

    @Override
    public CompletionStage<Void> end(CallSession session) {
        return store.end(session);
    }

    @Override
    public CompletionStage<Void> write(Collection<CallSession> written) {
        return takesWrite.test(written) ? store.write(written) : new CompletableFuture<>();
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(5);
    }

    @Override
    public synchronized CompletionStage<Long> acquire(CallOrigin origin) {
        long epoch = epochs.merge(origin, 1L, Long::sum);
        leases.put(origin, epoch);
        return CompletableFuture.completedStage(epoch);
    }

    @Override
    public synchronized CompletionStage<OptionalLong> takeOver(CallOrigin origin) {
        return leases.containsKey(origin)
                ? CompletableFuture.completedStage(OptionalLong.empty())
                : acquire(origin).thenApply(OptionalLong::of);
    }

    @Override
    public synchronized CompletionStage<Renewal> renew(CallOrigin origin, long epoch) {
        if (refuses != null) {
            return CompletableFuture.failedStage(refuses);
        }
        return CompletableFuture.completedStage(epochs.getOrDefault(origin, 0L) > epoch ? Renewal.LOST : Renewal.KEPT);
    }

    @Override
    public synchronized CompletionStage<Void> release(CallOrigin origin, long epoch) {
        leases.remove(origin, epoch);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<List<CallOrigin>> abandoned() {
        looks++;
        return CompletableFuture.completedStage(epochs.keySet().stream()
                .filter(origin -> !leases.containsKey(origin))
                .filter(origin ->
                        !memory.live(origin).toCompletableFuture().join().isEmpty())
                .toList());
    }

    @Override
    public CompletionStage<Optional<Instant>> lastSeen(CallOrigin origin) {
        return CompletableFuture.completedStage(Optional.of(Instant.now().minusSeconds(5)));
    }

    @Override
    public synchronized CompletionStage<Void> serve(CallOrigin origin, ServedAsterisk asterisk) {
        served.put(origin, asterisk);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Optional<ServedAsterisk>> served(CallOrigin origin) {
        return CompletableFuture.completedStage(Optional.ofNullable(served.get(origin)));
    }

    @Override
    public void close() {
        store.close();
    }
}
