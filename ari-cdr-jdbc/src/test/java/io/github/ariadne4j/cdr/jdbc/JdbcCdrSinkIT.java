package io.github.ariadne4j.cdr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcCdrSinkIT extends CdrSinkContract {
    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    @Override
    protected DataSource empty() {
        return POSTGRES.freshSchema();
    }

    @Test
    void a_locked_table_holds_up_no_more_than_one_statement_time_and_no_row_is_lost() throws SQLException {
        // Given
        JdbcCdrSink hasty = JdbcCdrSink.on(database, QUICK.withStatementTimeout(Duration.ofSeconds(1)));
        CompletableFuture<Void> write;
        try (Connection locking = database.getConnection();
                Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table cdr in access exclusive mode");

            // When
            write = hasty.write(SampleCdrs.answered()).toCompletableFuture();

            // Then
            await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> !write.isDone());
            locking.rollback();
        }
        assertThat(write).succeedsWithin(SOON);
        hasty.close();
        assertThat(count("true")).isOne();
    }

    @Test
    void a_data_source_whose_connections_do_not_commit_by_themselves_has_its_rows_committed() {
        // Given
        PGSimpleDataSource manual = new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setAutoCommit(false);
                return connection;
            }
        };
        manual.setUrl(((PGSimpleDataSource) database).getUrl());
        manual.setUser(((PGSimpleDataSource) database).getUser());
        manual.setPassword(((PGSimpleDataSource) database).getPassword());
        JdbcCdrSink sink = JdbcCdrSink.on(manual, QUICK);

        // When
        CompletableFuture<Void> write = write(sink, SampleCdrs.answered());

        // Then
        assertThat(write).succeedsWithin(SOON);
        assertThat(count("true")).isOne();
        sink.close();
    }

    @Test
    void a_full_disk_is_waited_for() {
        // Given
        refuse("true", "53100");
        JdbcCdrSink sink = JdbcCdrSink.on(database, QUICK);
        CompletableFuture<Void> write = write(sink, SampleCdrs.answered());
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> !write.isDone());

        // When
        PostgresServer.execute(database, "drop trigger refuse on cdr");

        // Then
        assertThat(write).succeedsWithin(SOON);
        sink.close();
    }

    @Test
    void tables_that_are_not_what_they_should_be_are_waited_for() {
        // Given
        PostgresServer.execute(database, "alter table cdr rename to elsewhere");
        JdbcCdrSink sink = JdbcCdrSink.on(database, QUICK);
        CompletableFuture<Void> write = write(sink, SampleCdrs.answered());
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> !write.isDone());

        // When
        PostgresServer.execute(database, "alter table elsewhere rename to cdr");

        // Then
        assertThat(write).succeedsWithin(SOON);
        sink.close();
    }

    @Test
    void a_row_that_only_this_database_refuses_fails_alone() {
        // Given
        refuse("new.caller = 'bad'", "P0001");
        JdbcCdrSink sink = JdbcCdrSink.on(database, QUICK);
        List<CompletableFuture<Void>> good = Stream.generate(SampleCdrs::answered)
                .limit(99)
                .map(cdr -> write(sink, cdr))
                .toList();

        // When
        CompletableFuture<Void> bad = write(sink, SampleCdrs.from("bad"));

        // Then
        assertRefused(bad);
        assertThat(good).allSatisfy(write -> assertThat(write).succeedsWithin(SOON));
        assertThat(count("true")).isEqualTo(99);
        sink.close();
    }

    @Test
    void whether_it_is_the_row_or_the_database_shows_when_others_pass() {
        // Given
        refuse("new.caller = 'bad'", "P0001");
        JdbcCdrSink sink = JdbcCdrSink.on(database, QUICK);
        CompletableFuture<Void> bad = write(sink, SampleCdrs.from("bad"));
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> !bad.isDone());

        // When
        CompletableFuture<Void> good = write(sink, SampleCdrs.answered());

        // Then
        assertThat(good).succeedsWithin(SOON);
        assertRefused(bad);
        sink.close();
    }

    @Test
    void a_unique_key_that_somebody_added_refuses_its_row_only() {
        // Given
        PostgresServer.execute(database, "create unique index one_call_each on cdr (caller)");
        JdbcCdrSink sink = JdbcCdrSink.on(database, QUICK);
        assertThat(write(sink, SampleCdrs.from("100"))).succeedsWithin(SOON);

        // When
        CompletableFuture<Void> again = write(sink, SampleCdrs.from("100"));
        CompletableFuture<Void> other = write(sink, SampleCdrs.from("101"));

        // Then
        assertThat(other).succeedsWithin(SOON);
        assertRefused(again);
        sink.close();
    }

    /** Makes inserts of such rows fail with this SQLSTATE. */
    private void refuse(String rows, String state) {
        PostgresServer.execute(
                database,
                "create function refuse() returns trigger language plpgsql as $$ begin if " + rows
                        + " then raise exception 'no' using errcode = '" + state + "'; end if; return new; end $$");
        PostgresServer.execute(
                database, "create trigger refuse before insert on cdr for each row execute function refuse()");
    }

    private static CompletableFuture<Void> write(JdbcCdrSink sink, CallDetailRecord cdr) {
        return sink.write(cdr).toCompletableFuture();
    }

    private static void assertRefused(CompletableFuture<Void> write) {
        assertThat(write)
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(CdrRefusedException.class)
                .withMessageContaining("rejects it permanently");
    }
}
