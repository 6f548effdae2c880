package io.github.ariadne4j.cdr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
            write = hasty.write(Cdrs.answered()).toCompletableFuture();

            // Then
            await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> !write.isDone());
            locking.rollback();
        }
        assertThat(write).succeedsWithin(SOON);
        hasty.close();
        assertThat(count("true")).isOne();
    }
}
