package io.github.ariadne4j.cdr.jdbc;

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
 * A data source as jOOQ wants it. Which SQL it speaks is asked on first use and not before, so that its users can start
 * while it is away. Usable from any thread; blocks.
 */
final class Database {
    private final DataSource source;
    private final Settings settings;
    private volatile @Nullable DSLContext context;

    static {
        // jOOQ greets the log with a banner and a tip of the day unless told otherwise before it is first used.
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    /** Statements of this source end after this time, in whole seconds. */
    Database(DataSource source, Duration statementTimeout) {
        this.source = source;
        // Names go out as the migration wrote them, unquoted, so that one set of tables serves both databases.
        this.settings = new Settings()
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                .withRenderNameCase(RenderNameCase.LOWER)
                .withRenderSchema(false)
                .withQueryTimeout(Math.toIntExact(statementTimeout.toSeconds()));
    }

    DSLContext sql() {
        DSLContext known = context;
        if (known == null) {
            known = DSL.using(source, dialectOf(source), settings);
            context = known;
        }
        return known;
    }

    /** The same on a connection of its own. */
    DSLContext on(Connection connection) {
        return DSL.using(connection, sql().dialect(), settings);
    }

    /** Which one it is, as it is known until now. */
    String name() {
        DSLContext known = context;
        if (known == null) {
            return "database";
        }
        return known.family() == SQLDialect.H2 ? "H2" : "PostgreSQL";
    }

    /** What a statement that does not go through jOOQ has to be given. */
    int statementTimeoutSeconds() {
        return settings.getQueryTimeout();
    }

    void ping() {
        sql().selectOne().fetch();
    }

    /** @throws DataAccessException if it cannot be reached */
    static SQLDialect dialectOf(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return JDBCUtils.dialect(connection).family() == SQLDialect.H2 ? SQLDialect.H2 : SQLDialect.POSTGRES;
        } catch (SQLException e) {
            throw new DataAccessException("cannot reach the database: " + reason(e), e);
        }
    }

    /** What the database itself said: without the statement, which jOOQ's own messages repeat with all that is in it. */
    static String reason(Throwable error) {
        String reason = error.getClass().getSimpleName();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        return reason.lines().findFirst().orElse("no message");
    }
}
