package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes CDRs in batches on a writer thread, without delaying calls. {@link #write} queues the record and returns; its
 * stage completes on the writer thread, after the commit. A record that is written twice is one row. Of two different
 * records of a call the first is kept, and {@link #conflicts} counts the other. A row of {@code cdr} and those of its
 * legs in {@code cdr_leg} are written together.
 *
 * <p>While the database is unavailable, records wait in memory up to the backlog of the settings, and the writer
 * repeats with pauses of up to 5 s. Above the backlog {@link #write} fails at once, and {@link #refused} counts it. A
 * row that the database can never accept fails alone, with a
 * {@link io.github.ariadne4j.callflow.cdr.CdrRefusedException}. If the error does not determine which of the two cases
 * it is, a row is refused if other rows were written in the same attempt. The data source belongs to the application
 * and must outlive the sink.
 */
public final class JdbcCdrSink implements CdrSink {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcCdrSink.class);

    private final JdbcCdrSettings settings;
    private final Database database;
    private final CdrQueue queue;
    private final CdrConflicts conflicts;
    private final CdrTable table;
    private final CdrWriter writer;
    private final Thread writing;
    private final DatabasePing ping;
    private final RefusalWriter refusals;
    private final AtomicLong refused = new AtomicLong();

    private JdbcCdrSink(Database database, JdbcCdrSettings settings) {
        this.settings = settings;
        this.database = database;
        this.queue = new CdrQueue(settings.backlog());
        this.conflicts = new CdrConflicts(database);
        this.table = new CdrTable(database);
        this.writer = new CdrWriter(queue, table, conflicts, settings);
        this.writing = new Thread(writer, "cdr-writer");
        this.writing.setDaemon(true);
        this.ping = new DatabasePing(database);
        this.refusals = new RefusalWriter(new RefusalTable(database));
    }

    /** Writes to this database with the default settings; its tables must exist ({@link CdrSchema#migrate}). */
    public static JdbcCdrSink on(DataSource database) {
        return on(database, JdbcCdrSettings.defaults());
    }

    /** Writes to this database, which may still be unavailable: it is first used for the first record. */
    public static JdbcCdrSink on(DataSource database, JdbcCdrSettings settings) {
        JdbcCdrSink sink = new JdbcCdrSink(new Database(database, settings.statementTimeout()), settings);
        sink.writing.start();
        return sink;
    }

    @Override
    public CompletionStage<Void> write(CallDetailRecord cdr) {
        PendingCdr record = PendingCdr.of(cdr);
        CdrQueue.Offer offer = queue.offer(record);
        if (offer != CdrQueue.Offer.TAKEN) {
            refused.incrementAndGet();
            record.failed(
                    offer == CdrQueue.Offer.CLOSED
                            ? "the sink is closed"
                            : settings.backlog() + " records wait already: the database is unavailable or too slow",
                    null);
        }
        return record.durable().minimalCompletionStage();
    }

    /** Settles the credit of calls with their records from now on. */
    void settleCredit() {
        table.settleCredit();
    }

    /** Writes to the table {@code refused_calls} on a separate thread, and completes there. */
    @Override
    public CompletionStage<Void> writeRefusals(List<RefusalRecord> records) {
        return refusals.write(records);
    }

    @Override
    public int backlog() {
        return queue.backlog();
    }

    /** Number of records refused since the start because too many waited, or because the sink was closed. */
    public long refused() {
        return refused.get();
    }

    /**
     * Number of records since the start that were not written because their call already had a different row: two calls
     * share an id, or one call was recorded twice. Each is logged with the differing columns. An equal record does not
     * count.
     */
    @Override
    public long conflicts() {
        return conflicts.differing();
    }

    /** {@code PostgreSQL} or {@code H2}; {@code database} before the first connection. */
    @Override
    public String name() {
        return database.name();
    }

    /** Checks the connection on a separate thread; concurrent calls share one check. */
    @Override
    public CompletionStage<Void> ping() {
        return ping.ask();
    }

    /**
     * Writes the waiting records; those that are not written within the time limit fail with a
     * {@link CdrWriteException}.
     */
    @Override
    public void close() {
        queue.close();
        refusals.close();
        long flush = Math.max(1, settings.flush().toMillis());
        try {
            writing.join(flush);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!refusals.awaitWritten(flush)) {
            LOG.error("records of refused calls were not written before the sink was closed");
        }
        writer.giveUp();
        abandonTheRest();
    }

    private void abandonTheRest() {
        int left = queue.backlog();
        if (left > 0) {
            LOG.error("{} CDRs were not written before the sink was closed", left);
        }
        queue.drain().forEach(record -> {
            queue.settled();
            record.failed("not written before the sink was closed", null);
        });
    }
}
