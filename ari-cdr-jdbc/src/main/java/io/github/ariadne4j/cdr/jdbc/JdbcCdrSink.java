package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes CDRs in batches, off the path of calls: {@link #write} hands the record to one writer thread and returns; its stage
 * completes on that thread, after the commit. The same record twice is one row; of two different ones of a call the first stays,
 * and {@link #conflicts} counts the other. A row of {@code cdr} and those of its legs in {@code cdr_leg} are written together.
 *
 * <p>While the database is away the records wait in memory, up to the backlog of the settings, and the writer tries again
 * with pauses of up to 5 s; beyond the backlog {@link #write} fails at once and {@link #refused} counts it. A row that the
 * database can never take fails alone, with a {@link io.github.ariadne4j.callflow.cdr.CdrRefusedException}. Where the database's
 * answer does not tell which of the two it is, a row is refused if others pass that were tried with it. The data source belongs to
 * the application and must outlive the sink.
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

    /** Writes to this database with the default settings; its tables are there ({@link CdrSchema#migrate}). */
    public static JdbcCdrSink on(DataSource database) {
        return on(database, JdbcCdrSettings.defaults());
    }

    /** Writes to this database, which may still be away: it is first asked for when there is something to write. */
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
                            : settings.backlog() + " records wait already, the database is away or too slow",
                    null);
        }
        return record.durable().minimalCompletionStage();
    }

    /** From now on what calls reserved is settled with their records. */
    void settleCredit() {
        table.settleCredit();
    }

    /** Into the table {@code refused_calls}, on a thread of its own; completes there. */
    @Override
    public CompletionStage<Void> writeRefusals(List<RefusalRecord> records) {
        return refusals.write(records);
    }

    @Override
    public int backlog() {
        return queue.backlog();
    }

    /** How many records were refused since the start because too many waited, or because the sink was closed. */
    public long refused() {
        return refused.get();
    }

    /**
     * How many records since the start were not written because their call had a row already, with another content: two calls
     * share an id, or one call was recorded twice. Each is told in the log, with what differs. The same record again does not count.
     */
    @Override
    public long conflicts() {
        return conflicts.differing();
    }

    /** {@code PostgreSQL} or {@code H2}; {@code database} until it was reached. */
    @Override
    public String name() {
        return database.name();
    }

    /** Asks on a thread of its own; who asks meanwhile gets the same answer. */
    @Override
    public CompletionStage<Void> ping() {
        return ping.ask();
    }

    /** What could not be written within the time limit fails with a {@link CdrWriteException}. */
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
