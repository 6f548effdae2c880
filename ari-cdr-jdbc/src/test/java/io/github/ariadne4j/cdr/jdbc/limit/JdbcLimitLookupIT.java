package io.github.ariadne4j.cdr.jdbc.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimitException;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.PostgresServer;
import io.github.ariadne4j.cdr.jdbc.SampleCdrs;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcLimitLookupIT {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final LimitScope ACME = LimitScope.account("acme");
    private static final LimitScope CARRIER = LimitScope.trunk("carrier-in");

    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    private final AtomicInteger connections = new AtomicInteger();
    private DataSource database;
    private JdbcLimitLookup lookup;

    @BeforeEach
    void open() {
        DataSource schema = POSTGRES.freshSchema();
        CdrSchema.migrate(schema);
        PostgresServer.execute(
                schema,
                "insert into limits (scope_kind, name, concurrent_calls, calls_per_second, refusal_cause) values"
                        + " ('ACCOUNT', 'acme', 10, null, 17), ('TRUNK', 'acme', 1, 1, 17)");
        PostgresServer.execute(
                schema, "insert into limits (scope_kind, name, calls_per_second) values ('TRUNK', 'carrier-in', 50)");
        database = counted(schema);
        lookup = JdbcLimitLookup.on(database);
    }

    @AfterEach
    void close() {
        lookup.close();
    }

    @Test
    void finds_the_limits_of_all_scopes_with_one_query() {
        // Given
        assertThat(lookup.limitsOf(Set.of(LimitScope.account("other")))).succeedsWithin(SOON);
        connections.set(0);

        // When
        List<CallLimit> limits = limits(ACME, CARRIER, LimitScope.trunk("unlimited"));

        // Then
        assertThat(limits)
                .containsExactlyInAnyOrder(
                        new CallLimit(ACME, 10, null, HangupCause.USER_BUSY),
                        new CallLimit(CARRIER, null, 50, HangupCause.CONGESTION));
        assertThat(connections).hasValue(1);
    }

    @Test
    void asks_once_within_the_time_that_an_answer_holds_also_where_there_is_no_limit() {
        // Given
        LimitScope unlimited = LimitScope.account("unlimited");
        limits(ACME, unlimited);
        connections.set(0);

        // When
        IntStream.range(0, 100).forEach(call -> limits(ACME, unlimited));

        // Then
        assertThat(connections).hasValue(0);
    }

    @Test
    void a_change_is_seen_once_the_answer_no_longer_holds() {
        // Given
        try (JdbcLimitLookup forgetful = JdbcLimitLookup.on(database, Duration.ofMillis(100))) {
            assertThat(forgetful.limitsOf(Set.of(ACME))).succeedsWithin(SOON);

            // When
            PostgresServer.execute(database, "update limits set concurrent_calls = 11 where name = 'acme'");

            // Then
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(forgetful.limitsOf(Set.of(ACME)))
                            .succeedsWithin(SOON)
                            .isEqualTo(List.of(new CallLimit(ACME, 11, null, HangupCause.USER_BUSY))));
        }
    }

    @Test
    void names_from_outside_are_only_names() {
        // When
        List<CallLimit> limits = limits(
                LimitScope.account("' or '1'='1"),
                LimitScope.account("acme') or (1=1"),
                LimitScope.account("\u0000"),
                LimitScope.account("x".repeat(10_000)),
                ACME);

        // Then
        assertThat(limits).extracting(CallLimit::scope).containsExactly(ACME);
    }

    @Test
    void a_locked_table_costs_a_call_no_more_than_the_time_limit() throws SQLException {
        // Given
        try (Connection locking = database.getConnection();
                Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table limits in access exclusive mode");

            // When
            CompletionStage<List<CallLimit>> asked = lookup.limitsOf(Set.of(ACME));

            // Then
            assertThat(asked)
                    .failsWithin(Duration.ofSeconds(3))
                    .withThrowableThat()
                    .withCauseInstanceOf(CallLimitException.class)
                    .withMessageContaining("acme");
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lookup.limitsOf(Set.of(ACME)))
                        .succeedsWithin(SOON)
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .hasSize(1));
    }

    @Test
    void the_caller_is_never_blocked_and_no_more_than_a_thousand_wait() throws SQLException {
        // Given
        try (Connection locking = database.getConnection();
                Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table limits in access exclusive mode");

            // When
            List<CompletionStage<List<CallLimit>>> asked = IntStream.range(0, 1_100)
                    .mapToObj(call -> lookup.limitsOf(Set.of(LimitScope.account("account-" + call))))
                    .toList();

            // Then
            assertThat(asked.get(1_099))
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .withCauseInstanceOf(CallLimitException.class)
                    .withMessageContaining("too many look-ups wait");
        }
    }

    @Test
    void the_rights_that_the_migration_names_are_enough() {
        // Given
        PostgresServer.execute(database, "drop role if exists a4j_app");
        PostgresServer.execute(database, "create role a4j_app");
        PostgresServer.execute(
                database, "do $$ begin execute 'grant usage on schema ' || current_schema() || ' to a4j_app'; end $$");
        PostgresServer.execute(database, "grant insert on cdr to a4j_app");
        PostgresServer.execute(database, "grant insert on cdr_leg to a4j_app");
        PostgresServer.execute(database, "grant select (call_id) on cdr to a4j_app");
        PostgresServer.execute(database, "grant select on limits to a4j_app");
        DataSource restricted = as("a4j_app");

        try (JdbcLimitLookup asApp = JdbcLimitLookup.on(restricted);
                JdbcCdrSink sink = JdbcCdrSink.on(restricted)) {
            // When
            CompletionStage<Void> write = sink.write(SampleCdrs.answered());

            // Then
            assertThat(write).succeedsWithin(SOON);
            assertThat(asApp.limitsOf(Set.of(ACME))).succeedsWithin(SOON);
        }
        PostgresServer.execute(database, "drop owned by a4j_app");
        PostgresServer.execute(database, "drop role a4j_app");
    }

    private List<CallLimit> limits(LimitScope... scopes) {
        return lookup.limitsOf(Set.of(scopes)).toCompletableFuture().join();
    }

    private DataSource counted(DataSource source) {
        return dataSource(() -> {
            connections.incrementAndGet();
            return source.getConnection();
        });
    }

    private DataSource as(String role) {
        return dataSource(() -> {
            Connection connection = database.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("set role " + role);
            }
            return connection;
        });
    }

    private interface Connecting {
        Connection connect() throws SQLException;
    }

    private static DataSource dataSource(Connecting connecting) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connecting.connect());
    }
}
