package io.github.ariadne4j.cdr.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.conf.SettingsTools;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.JDBCUtils;

/** Which SQL a database speaks. */
final class Dialects {
    /** Names go out as the migration wrote them, unquoted, so that one set of tables serves both databases. */
    private static final Settings SETTINGS = new Settings()
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
            .withRenderNameCase(RenderNameCase.LOWER)
            .withRenderSchema(false);

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private Dialects() {}

    static SQLDialect of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return JDBCUtils.dialect(connection).family() == SQLDialect.H2 ? SQLDialect.H2 : SQLDialect.POSTGRES;
        } catch (SQLException e) {
            throw new DataAccessException("cannot reach the database: " + e.getMessage(), e);
        }
    }

    static DSLContext context(DataSource database, SQLDialect dialect, int timeoutSeconds) {
        return DSL.using(database, dialect, SettingsTools.clone(SETTINGS).withQueryTimeout(timeoutSeconds));
    }
}
