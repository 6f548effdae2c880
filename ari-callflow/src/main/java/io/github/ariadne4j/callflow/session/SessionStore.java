package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Where sessions live while calls do, and after that until their CDR is durable elsewhere: the ended sessions are the outbox
 * of CDRs. Methods never block; a stage that fails, fails with a {@link SessionStoreException} within the store's own short
 * time limit, and with a {@link StaleOwnerException} if a later instance of the application owns the call by now. Stages complete
 * on the store's threads.
 */
public interface SessionStore extends AutoCloseable {
    /** Writes a new session; completes when the store has it. One that is there already is left as it is. */
    CompletionStage<Void> create(CallSession session);

    /** Writes all of a session that lives, also where the store has lost it; one that has ended stays ended. */
    CompletionStage<Void> update(CallSession session);

    /** Writes the session as ended: from now on it is listed among the ended, until {@link #remove} or {@link #bury}. */
    CompletionStage<Void> end(CallSession session);

    /** Removes sessions whose CDRs are durable, all of one origin; those that are not there are fine. */
    CompletionStage<Void> remove(CallOrigin origin, Collection<CallId> calls);

    /** Removes one. */
    default CompletionStage<Void> remove(CallOrigin origin, CallId call) {
        return remove(origin, List.of(call));
    }

    /** The session of this call, live or ended, if there is one. */
    CompletionStage<Optional<CallSession>> find(CallId id);

    /** All sessions of calls that live, in no order. What cannot be read is reported and left out. */
    CompletionStage<List<CallSession>> live(CallOrigin origin);

    /**
     * As {@link #live(CallOrigin)}, of these calls only. A store that lists ids without the sessions does not read the others.
     *
     * @param wanted says which; asked on any thread
     */
    default CompletionStage<List<CallSession>> live(CallOrigin origin, Predicate<CallId> wanted) {
        return live(origin)
                .thenApply(sessions -> sessions.stream()
                        .filter(session -> wanted.test(session.id()))
                        .toList());
    }

    /** The sessions of ended calls besides these, the longest ended first, this many at most. */
    CompletionStage<List<CallSession>> ended(CallOrigin origin, Set<CallId> besides, int most);

    /** The sessions of ended calls, the longest ended first, this many at most. */
    default CompletionStage<List<CallSession>> ended(CallOrigin origin, int most) {
        return ended(origin, Set.of(), most);
    }

    /**
     * Puts an ended session, whose CDR no database will take, where it is kept and hinders no other. One that an earlier instance
     * of the application ended may be buried as that one wrote it.
     */
    CompletionStage<Void> bury(CallSession session, String reason);

    /** Those that were buried, of all Asterisk servers of the application. */
    CompletionStage<List<BuriedSession>> buried(String application);

    /** Puts a buried session back among the ended, behind the others; completes with whether it was there. */
    CompletionStage<Boolean> revive(String application, CallId id);

    /** Completes when the store answers. */
    CompletionStage<Void> ping();

    @Override
    void close();
}
