package io.github.ariadne4j.callflow.spool;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A spool that accepts no session. */
final class NoSpool implements SessionSpool {
    @Override
    public CompletionStage<Void> append(CallSession ended) {
        return CompletableFuture.failedStage(
                new SessionStoreException("call " + ended.id() + ": there is no spool to write it to", null));
    }

    @Override
    public CompletionStage<Void> done(CallId call) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public List<CallSession> left() {
        return List.of();
    }

    @Override
    public void close() {}
}
