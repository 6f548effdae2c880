package io.github.ariadne4j.cdr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records during an outage of the database. */
class CdrOutageIT {
    private static final JdbcCdrSettings QUICK = JdbcCdrSettings.defaults().withBatch(20, Duration.ofMillis(5));
    private static final Duration SOON = Duration.ofSeconds(20);

    private final PostgresServer postgres = PostgresServer.ofOurOwn();
    private HikariDataSource pool;

    @BeforeEach
    void start() {
        postgres.start();
        DataSource schema = postgres.freshSchema();
        CdrSchema.migrate(schema);
        pool = pooled(schema);
    }

    @AfterEach
    void stop() {
        pool.close();
        postgres.close();
    }

    @Test
    void a_database_that_crashes_under_load_ends_with_every_record_once() throws SQLException {
        // Given
        List<CallDetailRecord> records =
                Stream.generate(SampleCdrs::answered).limit(600).toList();

        // When
        try (JdbcCdrSink sink = JdbcCdrSink.on(pool, QUICK)) {
            CompletableFuture<?>[] before = written(sink, records.subList(0, 300));
            await().atMost(SOON).until(() -> Stream.of(before).anyMatch(CompletableFuture::isDone));
            postgres.stop();
            CompletableFuture<?>[] during = written(sink, records.subList(300, 600));
            assertThat(sink.ping()).failsWithin(SOON).withThrowableThat().withMessageContaining("does not answer");
            assertThat(sink.backlog()).isGreaterThanOrEqualTo(300);
            postgres.start();

            // Then
            assertThat(CompletableFuture.allOf(before)).succeedsWithin(SOON);
            assertThat(CompletableFuture.allOf(during)).succeedsWithin(SOON);
            assertThat(sink.backlog()).isZero();
        }
        assertThat(rows()).isEqualTo(600);
    }

    @Test
    void a_sink_may_start_before_its_database() {
        // Given
        postgres.stop();

        try (JdbcCdrSink sink = JdbcCdrSink.on(pool, QUICK)) {
            CompletableFuture<Void> write = sink.write(SampleCdrs.answered()).toCompletableFuture();

            // When
            postgres.start();

            // Then
            assertThat(write).succeedsWithin(SOON);
        }
    }

    @Test
    void memory_is_finite_so_that_what_exceeds_the_backlog_is_refused_and_counted() {
        // Given
        postgres.stop();

        try (JdbcCdrSink sink = JdbcCdrSink.on(pool, QUICK.withBacklog(10).withFlush(Duration.ofMillis(100)))) {
            // When
            CompletableFuture<?>[] writes = written(
                    sink, Stream.generate(SampleCdrs::answered).limit(15).toList());

            // Then
            assertThat(Stream.of(writes).filter(CompletableFuture::isCompletedExceptionally))
                    .hasSize(5);
            assertThat(sink.refused()).isEqualTo(5);
            assertThat(sink.backlog()).isEqualTo(10);
        }
    }

    @Test
    void closing_gives_up_at_its_time_limit_and_tells_every_writer() {
        // Given
        postgres.stop();
        JdbcCdrSink sink = JdbcCdrSink.on(pool, QUICK.withFlush(Duration.ofMillis(300)));
        CompletableFuture<?>[] writes =
                written(sink, Stream.generate(SampleCdrs::answered).limit(50).toList());

        // When
        sink.close();

        // Then
        assertThat(writes)
                .allSatisfy(write -> assertThat(write)
                        .failsWithin(SOON)
                        .withThrowableThat()
                        .withCauseInstanceOf(CdrWriteException.class)
                        .withMessageContaining("before the sink was closed"));
        assertThat(sink.backlog()).isZero();
    }

    @Test
    void migrating_a_database_that_is_away_says_so() {
        // Given
        postgres.stop();

        // When
        assertThatThrownBy(() -> CdrSchema.migrate(pool))
                // Then
                .isInstanceOf(CdrSchemaException.class)
                .hasMessageContaining("cannot bring the tables of CDRs up to date")
                .hasMessageContaining("refused");
    }

    private static CompletableFuture<?>[] written(JdbcCdrSink sink, List<CallDetailRecord> records) {
        return records.stream()
                .map(record -> sink.write(record).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
    }

    private int rows() throws SQLException {
        try (Connection connection = pool.getConnection();
                ResultSet count = connection.createStatement().executeQuery("select count(*) from cdr")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static HikariDataSource pooled(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(500);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
