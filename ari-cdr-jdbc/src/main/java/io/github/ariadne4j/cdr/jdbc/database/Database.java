package io.github.ariadne4j.cdr.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.JDBCUtils;
import org.jspecify.annotations.Nullable;

/**
 * A data source with its jOOQ configuration. The SQL dialect is read at the first use, so that the application can
 * start while the database is unavailable. Usable from any thread; blocks.
 */
public final class Database {
    private final DataSource source;
    private final Settings settings;
    private volatile @Nullable DSLContext context;

    static {
        // Before its first use: jOOQ would log a banner and a tip of the day.
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    /** A database whose statements have this time limit, in whole seconds. */
    public Database(DataSource source, Duration statementTimeout) {
        this.source = source;
        // Names are not quoted, as in the migrations, so that one set of tables works on both databases.
        this.settings = new Settings()
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                .withRenderNameCase(RenderNameCase.LOWER)
                .withRenderSchema(false)
                .withQueryTimeout(Math.toIntExact(statementTimeout.toSeconds()));
    }

    /**
     * Statements on connections of the data source.
     *
     * @throws DataAccessException if the dialect is not known yet and the database cannot be reached
     */
    public DSLContext sql() {
        DSLContext known = context;
        if (known == null) {
            known = DSL.using(source, dialectOf(source), settings);
            context = known;
        }
        return known;
    }

    /** A context on this connection. */
    public DSLContext on(Connection connection) {
        return DSL.using(connection, sql().dialect(), settings);
    }

    /** The name of the database, or a general one before it was reached. */
    public String name() {
        DSLContext known = context;
        if (known == null) {
            return "database";
        }
        return known.family() == SQLDialect.H2 ? "H2" : "PostgreSQL";
    }

    /** The time limit for statements without jOOQ, in seconds. */
    public int statementTimeoutSeconds() {
        return settings.getQueryTimeout();
    }

    /**
     * Runs an empty query.
     *
     * @throws DataAccessException if the database does not answer within the time limit
     */
    public void ping() {
        sql().selectOne().fetch();
    }

    /**
     * The dialect of this database: H2 or PostgreSQL.
     *
     * @throws DataAccessException if it cannot be reached
     */
    public static SQLDialect dialectOf(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return JDBCUtils.dialect(connection).family() == SQLDialect.H2 ? SQLDialect.H2 : SQLDialect.POSTGRES;
        } catch (SQLException e) {
            throw new DataAccessException("cannot reach the database: " + reason(e), e);
        }
    }

    /** The message of the database itself: messages of jOOQ repeat the statement with its values. */
    public static String reason(Throwable error) {
        String reason = error.getClass().getSimpleName();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        return reason.lines().findFirst().orElse("no message");
    }
}
