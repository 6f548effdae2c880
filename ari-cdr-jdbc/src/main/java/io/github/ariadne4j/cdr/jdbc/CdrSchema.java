package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.cdr.jdbc.database.Database;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;

/**
 * Migrates the tables of CDRs, limits, credit and routes to the version of this library. Call it once, at the start.
 */
public final class CdrSchema {
    /** Not {@code db/migration}, which may have migrations of the application with the same versions. */
    private static final String MIGRATIONS = "classpath:io/github/ariadne4j/cdr/jdbc/migration/";

    private CdrSchema() {}

    /**
     * Migrates the tables; no effect if they are up to date. Several processes may migrate at the same time. Blocks.
     * Its history table is {@code ariadne4j_schema_history}, separate from an application's own use of Flyway.
     *
     * @param database PostgreSQL or H2; its user must be allowed to create tables in its schema
     * @throws CdrSchemaException if the database cannot be reached, or rejects the migration; with the cause
     */
    public static void migrate(DataSource database) {
        try {
            String vendor = Database.dialectOf(database) == SQLDialect.H2 ? "h2" : "postgresql";
            Flyway.configure(CdrSchema.class.getClassLoader())
                    .dataSource(database)
                    .locations(MIGRATIONS + vendor)
                    .table("ariadne4j_schema_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException | DataAccessException e) {
            throw new CdrSchemaException("cannot bring the tables of CDRs up to date: " + Database.reason(e), e);
        }
    }
}
