package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Records during a failure of the connection to a running database. */
class CdrConnectionIT {
    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final JdbcCdrSettings QUICK =
            JdbcCdrSettings.defaults().withBatch(20, Duration.ofMillis(5)).withStatementTimeout(Duration.ofSeconds(1));

    private PGSimpleDataSource direct;
    private TcpProxy proxy;
    private JdbcCdrSink sink;

    @BeforeEach
    void connect() throws IOException {
        direct = POSTGRES.freshSchema();
        CdrSchema.migrate(direct);
        proxy = new TcpProxy(direct.getPortNumbers()[0]);
        PGSimpleDataSource tapped = new PGSimpleDataSource();
        tapped.setUrl(direct.getUrl());
        tapped.setUser(direct.getUser());
        tapped.setPassword(direct.getPassword());
        tapped.setPortNumbers(new int[] {proxy.port()});
        tapped.setConnectTimeout(1);
        tapped.setSocketTimeout(2);
        sink = JdbcCdrSink.on(tapped, QUICK);
    }

    @AfterEach
    void disconnect() {
        sink.close();
        proxy.close();
    }

    @Test
    void a_commit_whose_answer_was_lost_writes_no_row_twice() {
        // Given
        proxy.cutAnswersThatSay("SELECT ", 3);

        // When
        CompletableFuture<?>[] writes = written(200);

        // Then
        assertThat(CompletableFuture.allOf(writes)).succeedsWithin(SOON);
        assertThat(proxy.cutsLeft()).isZero();
        assertThat(rows()).isEqualTo(200);
    }

    @Test
    void a_database_that_vanished_without_a_word_is_noticed_and_found_again() {
        // Given
        assertThat(CompletableFuture.allOf(written(1))).succeedsWithin(SOON);
        proxy.swallow(true);
        CompletableFuture<?>[] writes = written(100);
        assertThat(sink.ping()).failsWithin(SOON);
        assertThat(rows()).isOne();

        // When
        proxy.swallow(false);

        // Then
        assertThat(CompletableFuture.allOf(writes)).succeedsWithin(SOON);
        assertThat(rows()).isEqualTo(101);
    }

    private CompletableFuture<?>[] written(int count) {
        List<CompletableFuture<Void>> writes = Stream.generate(SampleCdrs::answered)
                .limit(count)
                .map(cdr -> sink.write(cdr).toCompletableFuture())
                .toList();
        return writes.toArray(CompletableFuture<?>[]::new);
    }

    private int rows() {
        return new Database(direct, SOON).sql().fetchCount(CDR);
    }
}
