package io.github.ariadne4j.examples.b2bua.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.JdbcCreditControl;
import io.github.ariadne4j.cdr.jdbc.JdbcCreditSettings;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import io.github.ariadne4j.cdr.jdbc.query.CdrQuery;
import io.github.ariadne4j.cdr.jdbc.query.JdbcCdrReader;
import io.github.ariadne4j.cdr.jdbc.query.WrittenCdr;
import io.github.ariadne4j.cdr.jdbc.route.JdbcRouteReader;
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

/**
 * The relational database, with one small pool of connections: CDRs are written to it, limits, credit and routes are read from it.
 * Lives as long as the application.
 */
public final class CdrDatabase implements AutoCloseable {
    /** The CDR writer, two limit look-ups, two reservations of credit, the routes, and the health check. */
    private static final int CONNECTIONS = 7;
    /** Also the time for which the health check of an unreachable database blocks a thread. */
    private static final Duration CONNECT = Duration.ofSeconds(1);
    /** Longer than the time limits of statements, so that the statement of a slow server is cancelled and its connection is kept. */
    private static final Duration SILENCE = Duration.ofSeconds(10);
    /** The interval of checks of an idle connection, which keep the state of firewalls alive. */
    private static final Duration KEEPALIVE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(CdrDatabase.class);

    private final CdrSettings settings;
    private final HikariDataSource pool;
    private final JdbcCdrSink sink;
    private final JdbcLimitLookup limits;
    private CompletableFuture<Void> firstTry = CompletableFuture.completedFuture(null);
    private @Nullable DeferredMigration late;
    private @Nullable JdbcCreditControl credit;

    private CdrDatabase(CdrSettings settings) {
        this.settings = settings;
        EmbeddedDatabaseFile.prepare(settings.url());
        this.pool = new HikariDataSource(configuration(settings));
        this.limits = JdbcLimitLookup.on(pool);
        this.sink = JdbcCdrSink.on(pool);
    }

    /**
     * Connects, and migrates the tables. Blocks.
     *
     * @throws io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException if the database cannot be reached
     * @throws io.github.ariadne4j.examples.b2bua.config.ConfigurationException if the database refuses the login or the migration
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
     * The same if CDRs can wait in another store: returns at once, and the first attempt runs in the background; {@link #awaitTables}
     * has its result. A live call must not wait for a database that only its CDR needs.
     */
    public static CdrDatabase begin(CdrSettings settings) {
        CdrDatabase database = new CdrDatabase(settings);
        database.firstTry = CompletableFuture.runAsync(
                database::migrateWithPatience, command -> new Thread(command, "cdr-tables").start());
        return database;
    }

    /**
     * Waits for the first attempt, which is made twice. If the database cannot be reached, its tables are migrated later; limits are
     * unknown until then. Blocks.
     *
     * @param refused receives, on a thread of its own, a later refusal by the database
     * @throws io.github.ariadne4j.examples.b2bua.config.ConfigurationException if the database refuses the login or the migration
     */
    public void awaitTables(Consumer<RuntimeException> refused) {
        try {
            firstTry.join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof UnreachableException away)) {
                throw e.getCause() instanceof RuntimeException known ? known : e;
            }
            LOG.warn("{}; calls are taken without their limits, and CDRs wait", away.getMessage());
            late = DeferredMigration.start(this::migrate, refused);
        }
    }

    /**
     * Reads written records, on a connection of its own; creates neither tables nor an embedded database.
     *
     * @throws io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException if the database cannot be reached
     * @throws io.github.ariadne4j.examples.b2bua.config.ConfigurationException if the database refuses the login, or has no such tables
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
            throw DatabaseErrorTranslator.read(settings, e);
        }
    }

    /** On a busy machine the first connection takes longer than the pool waits for it; the second attempt finds it. */
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
            throw DatabaseErrorTranslator.read(settings, e);
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
        // Set, not read from the connection: a pool whose first connection ends during that read would never use
        // another one.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // The first connection is opened on demand, so that its failure is thrown to the caller that waits for it.
        pool.setInitializationFailTimeout(-1);
        if (!settings.isEmbedded()) {
            pool.setExceptionOverride(new ReadOnlyEviction());
            pool.addDataSourceProperty("ApplicationName", "b2bua");
            pool.addDataSourceProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
            // Without it a query on a connection whose peer vanished never ends.
            pool.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
            pool.addDataSourceProperty("tcpKeepAlive", "true");
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        }
        return pool;
    }

    /** The sink of CDRs. */
    public CdrSink cdrs() {
        return sink;
    }

    /** The source of limits. */
    public LimitLookup limits() {
        return limits;
    }

    /**
     * Lets calls reserve credit, and records settle it; to be called once, before the first record.
     *
     * @param atMost the maximum billed time of a call
     */
    public CreditControl controlCredit(Duration atMost) {
        JdbcCreditSettings reservations = JdbcCreditSettings.defaults().withAtMost(atMost);
        JdbcCreditControl control = JdbcCreditControl.on(pool, sink, limits, reservations);
        credit = control;
        return control;
    }

    /** The table of routes; the message of a failed read is fit for the operator. */
    public RoutesSource routes() {
        JdbcRouteReader reader = JdbcRouteReader.on(pool);
        return () -> {
            try {
                return reader.read().stream()
                        .map(row -> new RoutesSource.Row(row.id(), row.pattern(), row.targets()))
                        .toList();
            } catch (RuntimeException e) {
                throw DatabaseErrorTranslator.read(settings, e);
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
