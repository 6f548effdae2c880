package io.github.ariadne4j.callflow.spool;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A line that is being written. */
final class SpoolWrite {
    private final CallId call;
    private final boolean ends;
    private final byte[] line;
    private final CompletableFuture<Void> durable = new CompletableFuture<>();

    private SpoolWrite(CallId call, boolean ends, byte[] line) {
        this.call = call;
        this.ends = ends;
        this.line = line;
    }

    static SpoolWrite ended(CallSession session) {
        return new SpoolWrite(session.id(), true, SpoolLine.ended(session));
    }

    static SpoolWrite done(CallId call) {
        return new SpoolWrite(call, false, SpoolLine.done(call));
    }

    /** The call of the line. */
    CallId call() {
        return call;
    }

    /** Whether the line is an ended session; otherwise it is the mark that the CDR is durable. */
    boolean ends() {
        return ends;
    }

    /** The line, with its line feed. */
    byte[] line() {
        return line;
    }

    /** Completes once the line is on the disk. */
    CompletionStage<Void> durable() {
        return durable.minimalCompletionStage();
    }

    void succeed() {
        durable.complete(null);
    }

    void fail(String why, @Nullable Throwable cause) {
        String what = ends ? "the ended session" : "the mark that the CDR is durable";
        durable.completeExceptionally(
                new SessionStoreException("call " + call + ": " + what + " is not in the spool: " + why, cause));
    }
}
