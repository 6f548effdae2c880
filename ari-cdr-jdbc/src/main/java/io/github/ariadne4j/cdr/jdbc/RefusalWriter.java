package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.callflow.cdr.CdrRefusedException;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes batches of records of refused calls, on a thread that ends when idle. Any thread. */
final class RefusalWriter {
    private static final int IDLE_SECONDS = 10;

    private final RefusalTable table;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), RefusalWriter::daemon);

    RefusalWriter(RefusalTable table) {
        this.table = table;
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "refusal-writer");
        thread.setDaemon(true);
        return thread;
    }

    CompletionStage<Void> write(List<RefusalRecord> records) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        try {
            thread.execute(() -> write(records, durable));
        } catch (RejectedExecutionException e) {
            durable.completeExceptionally(new CdrWriteException("refused calls: the sink is closed", e));
        }
        return durable.minimalCompletionStage();
    }

    private void write(List<RefusalRecord> records, CompletableFuture<Void> durable) {
        try {
            table.insert(records);
            durable.complete(null);
        } catch (RuntimeException e) {
            durable.completeExceptionally(failure(e));
        }
    }

    private static CdrWriteException failure(RuntimeException why) {
        String message = "refused calls: " + Database.reason(why);
        return WriteFailureKind.of(why) == WriteFailureKind.ROWS
                ? new CdrRefusedException(message, why)
                : new CdrWriteException(message, why);
    }

    /** Rejects new records; accepted ones are still written. */
    void close() {
        thread.shutdown();
    }

    /** Waits for accepted records; returns false if they are not written within this time. */
    boolean awaitWritten(long millis) {
        try {
            return thread.awaitTermination(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
