package io.github.ariadne4j.examples.b2bua.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.cdr.jdbc.CdrQuery;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrReader;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.JdbcCreditControl;
import io.github.ariadne4j.cdr.jdbc.JdbcCreditSettings;
import io.github.ariadne4j.cdr.jdbc.JdbcLimitLookup;
import io.github.ariadne4j.cdr.jdbc.JdbcRouteReader;
import io.github.ariadne4j.cdr.jdbc.WrittenCdr;
import io.github.ariadne4j.examples.b2bua.config.CdrSettings;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import io.github.ariadne4j.examples.b2bua.route.RoutesSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relational database: CDRs go in, limits come out, through one small pool. Lives as long as the application. */
public final class CdrDatabase implements AutoCloseable {
    /** The CDR writer, two limit look-ups, two reservations of credit, the routes, and the health check. */
    private static final int CONNECTIONS = 7;
    /** Also how long the health check of a database that is away holds a thread. */
    private static final Duration CONNECT = Duration.ofSeconds(1);
    /** Above the time limits of statements, so that a server that is only slow is told to stop and keeps its connection. */
    private static final Duration SILENCE = Duration.ofSeconds(10);
    /** How often an idle connection is tried, so that no firewall forgets it. */
    private static final Duration KEEPALIVE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(CdrDatabase.class);

    private final CdrSettings settings;
    private final HikariDataSource pool;
    private final JdbcCdrSink sink;
    private final JdbcLimitLookup limits;
    private CompletableFuture<Void> firstTry = CompletableFuture.completedFuture(null);
    private @Nullable LateTables late;
    private @Nullable JdbcCreditControl credit;

    private CdrDatabase(CdrSettings settings) {
        this.settings = settings;
        EmbeddedFile.prepare(settings.url());
        this.pool = new HikariDataSource(configuration(settings));
        this.limits = JdbcLimitLookup.on(pool);
        this.sink = JdbcCdrSink.on(pool);
    }

    /**
     * Connects, and brings the tables up to date. Blocks.
     *
     * @throws io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException if the database is not there
     * @throws io.github.ariadne4j.examples.b2bua.config.ConfigurationException if it does not want us
     */
    public static CdrDatabase open(CdrSettings settings) {
        CdrDatabase database = new CdrDatabase(settings);
        try {
            database.migrateWithPatience();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * The same where CDRs can wait elsewhere: returns at once, and what follows goes on beside the first try, whose outcome
     * {@link #awaitTables} tells. A call that is up must not wait for a database that only its CDR needs.
     */
    public static CdrDatabase begin(CdrSettings settings) {
        CdrDatabase database = new CdrDatabase(settings);
        database.firstTry = CompletableFuture.runAsync(
                database::migrateWithPatience, command -> new Thread(command, "cdr-tables").start());
        return database;
    }

    /**
     * Waits for the first try, which is made twice. If the database is not there, its tables are brought up to date once it is; limits are unknown
     * until then. Blocks.
     *
     * @param refused told, on a thread of its own, if it turns out later that the database does not want us
     * @throws io.github.ariadne4j.examples.b2bua.config.ConfigurationException if it does not want us
     */
    public void awaitTables(Consumer<RuntimeException> refused) {
        try {
            firstTry.join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof UnreachableException away)) {
                throw e.getCause() instanceof RuntimeException known ? known : e;
            }
            LOG.warn("{}; calls are taken without their limits, and CDRs wait", away.getMessage());
            late = LateTables.awaited(this::migrate, refused);
        }
    }

    /**
     * Reads records that were written, with a connection of its own; neither tables nor an embedded database are made.
     *
     * @throws io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException if the database is not there
     * @throws io.github.ariadne4j.examples.b2bua.config.ConfigurationException if it does not want us, or has no such tables
     */
    public static List<WrittenCdr> find(CdrSettings settings, CdrQuery query) {
        HikariConfig pool = configuration(settings);
        pool.setMaximumPoolSize(1);
        pool.setReadOnly(!settings.isEmbedded());
        if (settings.isEmbedded()) {
            pool.addDataSourceProperty("IFEXISTS", "TRUE");
        }
        try (HikariDataSource source = new HikariDataSource(pool)) {
            return JdbcCdrReader.on(source).find(query);
        } catch (RuntimeException e) {
            throw DatabaseFault.read(settings, e);
        }
    }

    /** On a busy machine the first connection takes longer than the pool waits for it; it is there for the second try. */
    private void migrateWithPatience() {
        try {
            migrate();
        } catch (UnreachableException busyOrAway) {
            LOG.debug("{}; tried once more", busyOrAway.getMessage());
            migrate();
        }
    }

    private void migrate() {
        try {
            CdrSchema.migrate(pool);
        } catch (RuntimeException e) {
            throw DatabaseFault.read(settings, e);
        }
    }

    private static HikariConfig configuration(CdrSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("cdr");
        pool.setJdbcUrl(settings.url());
        if (!settings.username().isEmpty()) {
            pool.setUsername(settings.username());
            pool.setPassword(settings.password());
        }
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(CONNECT.toMillis());
        pool.setValidationTimeout(CONNECT.toMillis() / 2);
        pool.setKeepaliveTime(KEEPALIVE.toMillis());
        // Said, not asked for: a pool whose first connection ends while it asks would never use another one.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // The first connection is made when it is asked for, so that a failure arrives where it is waited for.
        pool.setInitializationFailTimeout(-1);
        if (!settings.isEmbedded()) {
            pool.setExceptionOverride(new ReadOnlyServer());
            pool.addDataSourceProperty("ApplicationName", "b2bua");
            pool.addDataSourceProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
            // Without it a query on a connection whose other end vanished never ends.
            pool.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
            pool.addDataSourceProperty("tcpKeepAlive", "true");
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        }
        return pool;
    }

    /** Where CDRs go. */
    public CdrSink cdrs() {
        return sink;
    }

    /** Where limits are written down. */
    public LimitLookup limits() {
        return limits;
    }

    /**
     * Has calls reserve credit, and records settle it; to be called once, before the first record.
     *
     * @param atMost how long a call may be billed
     */
    public CreditControl controlCredit(Duration atMost) {
        JdbcCreditSettings reservations = JdbcCreditSettings.defaults().withAtMost(atMost);
        JdbcCreditControl control = JdbcCreditControl.on(pool, sink, limits, reservations);
        credit = control;
        return control;
    }

    /** The table of routes; a read that fails says why as the operator may see it. */
    public RoutesSource routes() {
        JdbcRouteReader reader = JdbcRouteReader.on(pool);
        return () -> {
            try {
                return reader.read().stream()
                        .map(row -> new RoutesSource.Row(row.id(), row.pattern(), row.targets()))
                        .toList();
            } catch (RuntimeException e) {
                throw DatabaseFault.read(settings, e);
            }
        };
    }

    /** Writes the CDRs that wait, within the sink's own time limit, then disconnects. */
    @Override
    public void close() {
        if (late != null) {
            late.close();
        }
        sink.close();
        limits.close();
        if (credit != null) {
            credit.close();
        }
        pool.close();
    }
}
