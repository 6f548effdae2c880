package io.github.ariadne4j.callflow.store;

import io.github.ariadne4j.callflow.limit.CallLimits;
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

/**
 * Sessions and limits together. A store that holds both writes them in one step: at the start of a call, before anything is
 * done in Asterisk, and at its end. Methods never block; stages complete on the store's threads.
 */
public interface CallStore extends AutoCloseable {
    /** Where sessions live. */
    SessionStore sessions();

    /** What counts calls. */
    CallLimits limits();

    /** Who owns calls; empty where sessions do not outlive their process, so that there is nothing to own. */
    Optional<Ownership> ownership();

    /**
     * Takes a call in: counts it in all these scopes, or in none, and writes its session unless it is over a limit. Never
     * fails; what could not be done is in the answer.
     */
    CompletionStage<Admission> admit(CallSession session, Set<LimitScope> scopes);

    /**
     * Writes the session as ended and gives back what the call held, whichever instance took it in. Fails with a
     * {@link io.github.ariadne4j.callflow.session.SessionStoreException} if the session could not be written.
     */
    CompletionStage<Void> end(CallSession session);

    /**
     * Writes what became of several calls: {@link SessionStore#update} for those that live, {@link #end} for those that have
     * ended. A store that can does it in one step. Fails if one of them could not be written; to write all of them again is
     * harmless.
     *
     * @param sessions at most one for each call
     */
    default CompletionStage<Void> write(Collection<CallSession> sessions) {
        CompletableFuture<?>[] written = sessions.stream()
                .map(session ->
                        Ports.ask(() -> session.end() == null ? sessions().update(session) : end(session)))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(written);
    }

    /** What it is, in a word, as the ladders of calls title it; for example {@code Redis}. Default: {@code store}. */
    default String name() {
        return "store";
    }

    @Override
    void close();

    /** Two stores of different kinds, asked one after the other; without owners. Closing it closes both. */
    static CallStore of(SessionStore sessions, CallLimits limits) {
        return new SeparateStores(sessions, limits);
    }
}
