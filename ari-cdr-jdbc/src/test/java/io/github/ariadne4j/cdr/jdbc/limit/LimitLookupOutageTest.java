package io.github.ariadne4j.cdr.jdbc.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimitException;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Look-ups of limits during and after an outage of the database. */
class LimitLookupOutageTest {
    private static final LimitScope TRUNK = LimitScope.trunk("carrier");

    private final JdbcConnectionPool h2 =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private volatile boolean away;
    private JdbcLimitLookup lookup;

    @BeforeEach
    void open() throws SQLException {
        CdrSchema.migrate(h2);
        try (Connection connection = h2.getConnection()) {
            connection
                    .createStatement()
                    .execute("insert into limits (scope_kind, name, concurrent_calls) values ('TRUNK', 'carrier', 5)");
        }
        lookup = JdbcLimitLookup.on(new Flaky(), Duration.ofNanos(1), now::get);
        // The first query of a JVM may take longer than a call would wait for it.
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> limitsOf(LimitScope.account("unknown")).isEmpty());
    }

    @AfterEach
    void close() {
        lookup.close();
        h2.dispose();
    }

    private List<CallLimit> limitsOf(LimitScope scope) {
        return lookup.limitsOf(Set.of(scope))
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void what_was_known_last_holds_while_the_database_is_away() {
        // Given
        List<CallLimit> before = limitsOf(TRUNK);
        away = true;

        // When
        List<CallLimit> meanwhile = limitsOf(TRUNK);

        // Then
        assertThat(meanwhile).isEqualTo(before).hasSize(1);
    }

    @Test
    void a_database_that_is_away_is_asked_once_a_second_only() {
        // Given
        limitsOf(TRUNK);
        away = true;
        limitsOf(TRUNK);
        int before = asked.get();

        // When
        for (int call = 0; call < 100; call++) {
            limitsOf(TRUNK);
        }

        // Then
        assertThat(asked.get()).isEqualTo(before);
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        limitsOf(TRUNK);
        limitsOf(TRUNK);
        assertThat(asked.get()).isEqualTo(before + 1);
    }

    @Test
    void a_scope_that_nobody_asked_for_before_fails_at_once() {
        // Given
        away = true;
        assertThatThrownBy(() -> limitsOf(TRUNK)).hasCauseInstanceOf(CallLimitException.class);
        int before = asked.get();

        // When
        assertThatThrownBy(() -> limitsOf(TRUNK))
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("the database is unavailable");

        // Then
        assertThat(asked.get()).isEqualTo(before);
    }

    @Test
    void a_database_that_is_back_is_asked_again() {
        // Given
        away = true;
        assertThatThrownBy(() -> limitsOf(TRUNK)).hasCauseInstanceOf(CallLimitException.class);
        away = false;
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));

        // When
        List<CallLimit> limits = limitsOf(TRUNK);

        // Then
        assertThat(limits).hasSize(1);
    }

    /** The database, with connection failures during an outage. */
    private final class Flaky implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            if (away) {
                throw new SQLException("the database is unavailable", "08001");
            }
            return h2.getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return h2.getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            h2.setLogWriter(out);
        }

        @Override
        public void setLoginTimeout(int seconds) {
            h2.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() {
            return h2.getLoginTimeout();
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return h2.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return h2.isWrapperFor(type);
        }
    }
}
