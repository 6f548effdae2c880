package io.github.ariadne4j.examples.b2bua.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.JdbcLimitLookup;
import io.github.ariadne4j.examples.b2bua.config.CdrSettings;
import io.github.ariadne4j.examples.b2bua.life.UnreachableException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The relational database: CDRs go in, limits come out, through one small pool. Lives as long as the application. */
public final class CdrDatabase implements AutoCloseable {
    /** The CDR writer, two limit look-ups, and the health check. */
    private static final int CONNECTIONS = 4;
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
    private @Nullable LateTables late;

    private CdrDatabase(CdrSettings settings) {
        this.settings = settings;
        this.pool = new HikariDataSource(configuration(settings));
        this.limits = JdbcLimitLookup.on(pool);
        this.sink = JdbcCdrSink.on(pool);
    }

    /**
     * Connects, and brings the tables up to date. Blocks.
     *
     * @throws io.github.ariadne4j.examples.b2bua.life.UnreachableException if the database is not there
     * @throws io.github.ariadne4j.examples.b2bua.config.ConfigurationException if it does not want us
     */
    public static CdrDatabase open(CdrSettings settings) {
        CdrDatabase database = new CdrDatabase(settings);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * The same where CDRs can wait elsewhere: a database that is not there is tried once and does not hold up the start. Its
     * tables are brought up to date once it is there; limits are unknown until then. Blocks for the one try.
     *
     * @param refused told, on a thread of its own, if it turns out later that the database does not want us
     * @throws io.github.ariadne4j.examples.b2bua.config.ConfigurationException if it does not want us
     */
    public static CdrDatabase openOrAwait(CdrSettings settings, Consumer<RuntimeException> refused) {
        CdrDatabase database = new CdrDatabase(settings);
        try {
            database.migrate();
        } catch (UnreachableException e) {
            LOG.warn("{}; calls are taken without their limits, and CDRs wait", e.getMessage());
            database.late = LateTables.awaited(database::migrate, refused);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
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
            pool.addDataSourceProperty("ApplicationName", "b2bua");
            pool.addDataSourceProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
            // Without it a query on a connection whose other end vanished waits for ever.
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

    /** Writes the CDRs that wait, within the sink's own time limit, then disconnects. */
    @Override
    public void close() {
        if (late != null) {
            late.close();
        }
        sink.close();
        limits.close();
        pool.close();
    }
}
