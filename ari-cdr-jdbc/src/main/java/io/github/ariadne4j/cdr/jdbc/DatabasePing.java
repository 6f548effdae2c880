package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Checks the connection to the database: one check at a time, on a thread that ends with it. */
final class DatabasePing {
    private final Database database;
    private final AtomicReference<@Nullable CompletableFuture<Void>> asked = new AtomicReference<>();

    DatabasePing(Database database) {
        this.database = database;
    }

    /** The result of the running check, or of a new one. */
    CompletionStage<Void> ask() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> out = asked.compareAndExchange(null, mine);
        if (out != null) {
            return out.minimalCompletionStage();
        }
        Thread thread = new Thread(() -> answer(mine), "cdr-ping");
        thread.setDaemon(true);
        thread.start();
        return mine.minimalCompletionStage();
    }

    private void answer(CompletableFuture<Void> question) {
        try {
            database.ping();
            asked.set(null);
            question.complete(null);
        } catch (RuntimeException e) {
            asked.set(null);
            question.completeExceptionally(
                    new CdrWriteException("the database of CDRs does not answer: " + Database.reason(e), e));
        }
    }
}
