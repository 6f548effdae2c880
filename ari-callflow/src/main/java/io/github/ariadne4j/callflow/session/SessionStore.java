package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * A port that stores the sessions of live calls, and those of ended calls until their CDR is durable: ended sessions are the
 * outbox of CDRs. Methods must not block and may be called on any thread. A stage fails with a {@link SessionStoreException}
 * within the store's own short time limit, and with a {@link StaleOwnerException} if a later instance of the application owns the
 * call. Stages complete on the store's threads.
 */
public interface SessionStore extends AutoCloseable {
    /** Writes a new session; completes once the store has it. No effect on a session that exists. */
    CompletionStage<Void> create(CallSession session);

    /** Writes a live session, also if the store has lost it; no effect on a session that has ended. */
    CompletionStage<Void> update(CallSession session);

    /** Writes the session as ended: it is listed among the ended ones until {@link #remove} or {@link #moveToDeadLetters}. */
    CompletionStage<Void> end(CallSession session);

    /**
     * Writes the sessions of several calls of one owner: {@link #update} for live ones, {@link #end} for ended ones. A store writes all of
     * them or none, so that two calls that a transfer linked are never found half linked. By default each is written by itself, and a
     * recovery finds the link again while the channels that link the calls exist. Safe to repeat after a failure.
     *
     * @param sessions at most one for each call
     */
    default CompletionStage<Void> write(Collection<CallSession> sessions) {
        return CompletableFuture.allOf(sessions.stream()
                .map(session -> Ports.ask(() -> session.end() == null ? update(session) : end(session)))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Removes sessions whose CDRs are durable, all of one origin; a session that does not exist is ignored. */
    CompletionStage<Void> remove(CallOrigin origin, Collection<CallId> calls);

    /** Removes one session. */
    default CompletionStage<Void> remove(CallOrigin origin, CallId call) {
        return remove(origin, List.of(call));
    }

    /** The session of this call, live or ended; empty if there is none. */
    CompletionStage<Optional<CallSession>> find(CallId id);

    /** All sessions of live calls, in no order. A session that cannot be read is reported and left out. */
    CompletionStage<List<CallSession>> live(CallOrigin origin);

    /**
     * The sessions of these live calls, as {@link #live(CallOrigin)}. A store that lists ids without the sessions does not read
     * the others.
     *
     * @param wanted selects the calls; called on any thread
     */
    default CompletionStage<List<CallSession>> live(CallOrigin origin, Predicate<CallId> wanted) {
        return live(origin)
                .thenApply(sessions -> sessions.stream()
                        .filter(session -> wanted.test(session.id()))
                        .toList());
    }

    /** The sessions of ended calls except these, the earliest ended first, at most this many. */
    CompletionStage<List<CallSession>> ended(CallOrigin origin, Set<CallId> besides, int most);

    /** The sessions of ended calls, the earliest ended first, at most this many. */
    default CompletionStage<List<CallSession>> ended(CallOrigin origin, int most) {
        return ended(origin, Set.of(), most);
    }

    /**
     * Moves an ended session, whose CDR the database refuses for good, to the dead letters, where it delays no other. An instance
     * may do so with a session that an earlier instance ended, as that one wrote it.
     */
    CompletionStage<Void> moveToDeadLetters(CallSession session, String reason);

    /** The dead letters of all Asterisk servers of the application. */
    CompletionStage<List<DeadLetter>> deadLetters(String application);

    /** Moves the session of a dead letter back to the ended ones, after the others; completes with whether it existed. */
    CompletionStage<Boolean> requeue(String application, CallId id);

    /** Completes once the store has answered; fails if it is not available. */
    CompletionStage<Void> ping();

    @Override
    void close();
}
