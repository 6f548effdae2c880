package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes CDRs in batches, off the path of calls: {@link #write} hands the record to one writer thread and returns. While the
 * database is away the records wait, in memory, up to the backlog of the settings; the same record twice is one row. The data
 * source belongs to whoever made it.
 */
public final class JdbcCdrSink implements CdrSink {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcCdrSink.class);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final JdbcCdrSettings settings;
    private final CdrTable table;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger backlog = new AtomicInteger();
    private final Thread writer;
    private volatile boolean closing;

    private record Waiting(CallDetailRecord cdr, CompletableFuture<Void> durable) {}

    private JdbcCdrSink(DataSource database, JdbcCdrSettings settings) {
        this.settings = settings;
        this.table = new CdrTable(
                database, Math.toIntExact(settings.statementTimeout().toSeconds()));
        this.writer = new Thread(this::work, "cdr-writer");
        this.writer.setDaemon(true);
    }

    /** Writes to this database with the default settings; its tables are there ({@link CdrSchema#migrate}). */
    public static JdbcCdrSink on(DataSource database) {
        return on(database, JdbcCdrSettings.defaults());
    }

    /**
     * Writes to this database.
     *
     * @throws DataAccessException if it cannot be reached
     */
    public static JdbcCdrSink on(DataSource database, JdbcCdrSettings settings) {
        JdbcCdrSink sink = new JdbcCdrSink(database, settings);
        sink.writer.start();
        return sink;
    }

    @Override
    public CompletionStage<Void> write(CallDetailRecord cdr) {
        if (closing || backlog.get() >= settings.backlog()) {
            return CompletableFuture.failedStage(new CdrWriteException(
                    "CDR of call " + cdr.callId() + ": " + (closing ? "the sink is closed" : "too many wait already"),
                    null));
        }
        backlog.incrementAndGet();
        Waiting waiting = new Waiting(cdr, new CompletableFuture<>());
        queue.add(waiting);
        return waiting.durable().minimalCompletionStage();
    }

    @Override
    public int backlog() {
        return backlog.get();
    }

    @Override
    public CompletionStage<Void> ping() {
        return CompletableFuture.runAsync(table::ping);
    }

    private void work() {
        try {
            while (!closing || !queue.isEmpty()) {
                List<Waiting> batch = nextBatch();
                if (!batch.isEmpty()) {
                    writeUntilDone(batch);
                }
            }
        } catch (InterruptedException stopped) {
            LOG.error("stopped with {} CDRs unwritten", backlog.get());
        }
    }

    private List<Waiting> nextBatch() throws InterruptedException {
        List<Waiting> batch = new ArrayList<>();
        @Nullable Waiting first = queue.poll(settings.gather().toMillis() + 1, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            long until = System.nanoTime() + settings.gather().toNanos();
            @Nullable Waiting next = first;
            while (next != null && batch.size() < settings.batch()) {
                long left = closing ? 0 : until - System.nanoTime();
                next = queue.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
                if (next != null) {
                    batch.add(next);
                }
            }
        }
        return batch;
    }

    /** The database may be away for long; nothing is dropped for it. */
    private void writeUntilDone(List<Waiting> batch) throws InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                insert(batch);
                return;
            } catch (DataAccessException e) {
                LOG.warn("{} CDRs wait, the database does not take them: {}", backlog.get(), e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    /** A row that the database will never take must not hold up the others: the batch is halved until it stands alone. */
    private void insert(List<Waiting> batch) {
        try {
            table.insert(batch.stream().map(Waiting::cdr).toList());
            batch.forEach(this::done);
        } catch (DataAccessException e) {
            if (!CdrTable.isDataError(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                refused(batch.get(0), e);
            } else {
                int half = batch.size() / 2;
                insert(batch.subList(0, half));
                insert(batch.subList(half, batch.size()));
            }
        }
    }

    private void done(Waiting waiting) {
        if (!waiting.durable().isDone()) {
            backlog.decrementAndGet();
            waiting.durable().complete(null);
        }
    }

    private void refused(Waiting waiting, DataAccessException why) {
        backlog.decrementAndGet();
        waiting.durable()
                .completeExceptionally(new CdrWriteException(
                        "CDR of call " + waiting.cdr().callId() + ": the database refuses it: " + why.getMessage(),
                        why));
    }

    @Override
    public void close() {
        closing = true;
        try {
            writer.join(Math.max(1, settings.flush().toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.interrupt();
    }
}
