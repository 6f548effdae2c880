package io.github.ariadne4j.cdr.jdbc;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;

/** Brings the tables {@code cdr} and {@code limits} to the version that this library works with. */
public final class CdrSchema {
    private static final String MIGRATIONS = "classpath:io/github/ariadne4j/cdr/jdbc/migration/";

    private CdrSchema() {}

    /**
     * Migrates; does nothing where nothing is to be done. Blocks.
     *
     * @param database PostgreSQL or H2; its user must be allowed to create tables
     * @throws org.flywaydb.core.api.FlywayException if the database cannot be reached, or does not let us
     */
    public static void migrate(DataSource database) {
        String vendor = Dialects.of(database) == SQLDialect.H2 ? "h2" : "postgresql";
        Flyway.configure(CdrSchema.class.getClassLoader())
                .dataSource(database)
                .locations(MIGRATIONS + vendor)
                .table("ariadne4j_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
