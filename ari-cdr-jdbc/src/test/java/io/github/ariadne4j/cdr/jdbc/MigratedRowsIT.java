package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR_LEG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

class MigratedRowsIT extends MigratedRowsContract {
    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    @Override
    protected DataSource empty() {
        return POSTGRES.freshSchema();
    }

    @Override
    protected String vendor() {
        return "postgresql";
    }

    @Test
    void a_role_that_could_write_before_writes_legs_too_and_what_it_may_not_read_is_not_compared() {
        // Given
        String role = "a4j_" + UUID.randomUUID().toString().replace('-', '_');
        String schema = Objects.requireNonNull(((PGSimpleDataSource) database).getCurrentSchema());
        PostgresServer.execute(database, "create role " + role);
        PostgresServer.execute(database, "grant usage on schema " + schema + " to " + role);
        PostgresServer.execute(database, "grant insert, select (call_id) on cdr to " + role);
        CdrSchema.migrate(database);
        PGSimpleDataSource asRole = POSTGRES.freshSchema();
        asRole.setCurrentSchema(schema);
        asRole.setOptions("-c role=" + role);
        CallDetailRecord cdr = SampleCdrs.answered();
        CallDetailRecord other =
                SampleCdrs.ended(cdr, CallEnd.told(Disposition.FAILED, cdr.end().reason()));

        // When
        try (JdbcCdrSink sink = JdbcCdrSink.on(asRole, CdrSinkContract.QUICK)) {
            assertThat(sink.write(cdr)).succeedsWithin(CdrSinkContract.SOON);
            assertThat(sink.write(other)).succeedsWithin(CdrSinkContract.SOON);
            assertThat(sink.conflicts()).isZero();
        }

        // Then
        assertThat(sql().fetchCount(CDR)).isOne();
        assertThat(sql().fetchCount(CDR_LEG)).isEqualTo(3);
        PostgresServer.execute(database, "drop owned by " + role);
        PostgresServer.execute(database, "drop role " + role);
    }
}
