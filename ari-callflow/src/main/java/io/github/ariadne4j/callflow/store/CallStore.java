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
 * A port for sessions and limits together. A store that has both writes them in one step: at the start of a call, before any
 * command to Asterisk, and at its end. Methods must not block and may be called on any thread; stages complete on the store's
 * threads.
 */
public interface CallStore extends AutoCloseable {
    /** The store of sessions. */
    SessionStore sessions();

    /** The limits. */
    CallLimits limits();

    /** The ownership of calls; empty if sessions do not outlive their process. */
    Optional<Ownership> ownership();

    /**
     * Admits a call: counts it in all these scopes, or in none, and writes its session unless it is over a limit. Never fails;
     * the answer has the failures.
     */
    CompletionStage<Admission> admit(CallSession session, Set<LimitScope> scopes);

    /**
     * Writes the session as ended and releases its counts, whichever instance admitted the call. Fails with a
     * {@link io.github.ariadne4j.callflow.session.SessionStoreException} if the session could not be written.
     */
    CompletionStage<Void> end(CallSession session);

    /**
     * Writes the sessions of several calls: {@link SessionStore#update} for live ones, {@link #end} for ended ones. A store writes all
     * sessions of one owner or none of them: two calls that a transfer linked are in one write. By default each is written by itself.
     * Fails if one of them could not be written; it is safe to write all of them again.
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

    /** The title of the store in ladder diagrams of calls, for example {@code Redis}. Default: {@code store}. */
    default String name() {
        return "store";
    }

    @Override
    void close();

    /** A store of two separate ones, called one after the other; without ownership. Closing it closes both. */
    static CallStore of(SessionStore sessions, CallLimits limits) {
        return new SeparateStores(sessions, limits);
    }
}
