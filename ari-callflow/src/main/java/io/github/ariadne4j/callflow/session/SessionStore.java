package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where sessions live while calls do. Methods never block; a stage that fails, fails with a {@link SessionStoreException}
 * within the store's own short time limit. Stages complete on the store's threads.
 */
public interface SessionStore extends AutoCloseable {
    /** Writes a new session; completes when the store has it. Writing the same session again changes nothing. */
    CompletionStage<Void> create(CallSession session);

    /** Writes what changed; completes when the store has it. */
    CompletionStage<Void> update(CallSession session);

    /** Removes a session; one that is not there is fine. */
    CompletionStage<Void> remove(CallId id);

    /** The session of this call, if there is one. */
    CompletionStage<Optional<CallSession>> find(CallId id);

    /** All sessions of an application, in no order. */
    CompletionStage<List<CallSession>> all(String application);

    /** Completes when the store answers. */
    CompletionStage<Void> ping();

    @Override
    void close();
}
