package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Prints the rate at which a backlog is written after an outage. It has no limit, since the rate depends on the
 * machine.
 */
class CdrBacklogIT {
    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    private static final int ROWS = 50_000;

    @Test
    void a_backlog_drains() {
        // Given
        PGSimpleDataSource source = POSTGRES.freshSchema();
        CdrSchema.migrate(source);
        List<CallDetailRecord> records =
                Stream.generate(SampleCdrs::answered).limit(ROWS).toList();
        try (HikariDataSource pool = pooled(source);
                JdbcCdrSink sink = JdbcCdrSink.on(pool)) {
            // When
            long start = System.nanoTime();
            CompletableFuture<?>[] writes = records.stream()
                    .map(record -> sink.write(record).toCompletableFuture())
                    .toArray(CompletableFuture<?>[]::new);
            assertThat(CompletableFuture.allOf(writes)).succeedsWithin(Duration.ofMinutes(2));
            long millis = (System.nanoTime() - start) / 1_000_000;

            // Then
            System.out.printf("%d CDRs in %d ms: %d rows/s%n", ROWS, millis, ROWS * 1_000L / millis);
            assertThat(new Database(source, Duration.ofSeconds(10)).sql().fetchCount(CDR))
                    .isEqualTo(ROWS);
        }
    }

    private static HikariDataSource pooled(PGSimpleDataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
