package io.github.ariadne4j.cdr.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;

/** Brings the tables of CDRs, limits, credit and routes to the version that this library works with. Run it once, at start. */
public final class CdrSchema {
    /** Not {@code db/migration}: that is where an application's own migrations lie, and theirs have a V1 too. */
    private static final String MIGRATIONS = "classpath:io/github/ariadne4j/cdr/jdbc/migration/";

    private CdrSchema() {}

    /**
     * Migrates; does nothing where nothing is to be done. Several processes may do so at once. Blocks. Keeps its books in the
     * table {@code ariadne4j_schema_history}, so that it gets along with an application's own use of Flyway.
     *
     * @param database PostgreSQL or H2; its user must be allowed to create tables in its schema
     * @throws CdrSchemaException if the database cannot be reached, or does not let us; the cause is what it said
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
