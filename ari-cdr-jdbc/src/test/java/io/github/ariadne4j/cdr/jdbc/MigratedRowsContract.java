package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR_LEG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of an earlier version, in a table that this version has migrated. */
abstract class MigratedRowsContract {
    DataSource database;

    /** An empty database. */
    protected abstract DataSource empty();

    /** The folder of its migrations. */
    protected abstract String vendor();

    @BeforeEach
    void asTheVersionBeforeLeftIt() {
        database = empty();
        Flyway.configure(CdrSchema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:io/github/ariadne4j/cdr/jdbc/migration/" + vendor())
                .table("ariadne4j_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("2")
                .load()
                .migrate();
    }

    /** Inserts a row as the earlier version does. */
    void insertAsBefore() {
        PostgresServer.execute(
                database,
                "insert into cdr (call_id, caller, dialled, caller_channel, started_at, ringing_at, answered_at, ended_at,"
                        + " duration_seconds, billable_seconds, disposition, cause, hung_up_by, application, asterisk_id,"
                        + " attempts, custom) values ('" + UUID.randomUUID() + "', '1', '2', 'c',"
                        + " timestamp with time zone '2026-11-01 10:00:00+00', timestamp with time zone '2026-11-01"
                        + " 10:00:01+00', timestamp with time zone '2026-11-01 10:00:02+00', timestamp with time zone"
                        + " '2026-11-01 10:01:02+00', 62, 60, 'ANSWERED', 16, 'CALLER', 'a', 'b', "
                        + json("[]") + ", " + json("{}") + ")");
    }

    private String json(String text) {
        return (vendor().equals("h2") ? "json " : "") + '\'' + text + '\'';
    }

    @Test
    void rows_of_before_keep_their_meaning_and_queries_on_answered_at_find_them() {
        // Given
        insertAsBefore();

        // When
        CdrSchema.migrate(database);

        // Then
        Record row = sql().selectFrom(CDR).where("answered_at is not null").fetchSingle();
        assertThat(row.get(CDR.ANSWERED_AT)).isEqualTo(Instant.parse("2026-11-01T10:00:02Z"));
        assertThat(row.get(CDR.BILLABLE_SECONDS)).isEqualByComparingTo("60");
        assertThat(row.get(CDR.DIRECTION)).isEqualTo("INBOUND");
        assertThat(row.get(CDR.CALLER_ANSWERED_AT)).isNull();
        assertThat(row.get(CDR.CALLEE_ANSWERED_AT)).isNull();
        assertThat(row.get(CDR.POST_DIAL_DELAY_SECONDS)).isNull();
        assertThat(sql().fetchCount(CDR_LEG)).isZero();
    }

    @Test
    void the_version_before_goes_on_writing_beside_this_one() {
        // Given
        CdrSchema.migrate(database);

        // When
        insertAsBefore();

        // Then
        assertThat(sql().fetchCount(CDR)).isOne();
    }

    DSLContext sql() {
        return new Database(database, CdrSinkContract.SOON).sql();
    }
}
