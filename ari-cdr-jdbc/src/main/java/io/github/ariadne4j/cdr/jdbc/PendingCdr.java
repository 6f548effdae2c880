package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrRefusedException;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A record in the queue of the writer.
 *
 * @param cdr the record
 * @param durable completes once its row is committed
 */
record PendingCdr(CallDetailRecord cdr, CompletableFuture<Void> durable) {
    static PendingCdr of(CallDetailRecord cdr) {
        return new PendingCdr(cdr, new CompletableFuture<>());
    }

    void written() {
        durable.complete(null);
    }

    /** Fails the record permanently. */
    void refused(String why, Throwable cause) {
        durable.completeExceptionally(new CdrRefusedException(message(why), cause));
    }

    /** Fails the record, which may be written again later. */
    void failed(String why, @Nullable Throwable cause) {
        durable.completeExceptionally(new CdrWriteException(message(why), cause));
    }

    private String message(String why) {
        return "CDR of call " + cdr.callId() + ": " + why;
    }
}
