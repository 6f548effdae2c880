package io.github.ariadne4j.cdr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.credit.CreditControlException;
import io.github.ariadne4j.callflow.credit.CreditDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcCreditControlIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final JdbcCreditSettings MINUTES =
            new JdbcCreditSettings(Duration.ofSeconds(100), Duration.ofSeconds(10), Duration.ofSeconds(60));

    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger channels = new AtomicInteger();
    private volatile Instant now = SampleCdrs.START;
    private DataSource database;
    private HikariDataSource pool;
    private JdbcCdrSink sink;
    private JdbcLimitLookup limits;
    private JdbcCreditControl credit;

    @BeforeEach
    void open() {
        database = POSTGRES.freshSchema();
        CdrSchema.migrate(database);
        execute("insert into credit_accounts (account, balance_seconds) values ('acme', 250), ('poor', 9)");
        pool = new HikariDataSource();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(4);
        DataSource counted = counted(pool);
        sink = JdbcCdrSink.on(counted, JdbcCdrSettings.defaults().withBatch(100, Duration.ofMillis(10)));
        limits = JdbcLimitLookup.on(counted);
        credit = JdbcCreditControl.on(counted, sink, limits, MINUTES, () -> now);
    }

    @AfterEach
    void close() {
        credit.close();
        limits.close();
        sink.close();
        pool.close();
    }

    @Test
    void a_call_reserves_what_it_may_use_and_its_record_gives_the_rest_back() {
        // Given
        IncomingCall call = call("acme");
        assertThat(reserve(call)).isEqualTo(granted(100));
        assertThat(balance("acme")).isEqualTo(150);

        // When
        write(record(call, 60));

        // Then
        assertThat(balance("acme")).isEqualTo(190);
        assertThat(row(call)).isEqualTo("0 60 true");
    }

    @Test
    void a_call_that_no_one_answered_costs_nothing() {
        IncomingCall call = call("acme");
        reserve(call);

        write(record(call, 0));

        assertThat(balance("acme")).isEqualTo(250);
    }

    @Test
    void reserving_and_settling_twice_is_once() {
        // Given
        IncomingCall call = call("acme");
        reserve(call);

        // When
        assertThat(reserve(call)).isEqualTo(granted(100));
        write(record(call, 60));
        write(record(call, 60));

        // Then
        assertThat(balance("acme")).isEqualTo(190);
    }

    @Test
    void what_is_left_is_granted_until_it_is_too_little() {
        assertThat(Stream.generate(() -> reserve(call("acme"))).limit(4))
                .containsExactly(granted(100), granted(100), granted(50), CreditDecision.REFUSED);
        assertThat(reserve(call("poor"))).isEqualTo(CreditDecision.REFUSED);
        assertThat(balance("acme")).isZero();
        assertThat(balance("poor")).isEqualTo(9);
    }

    @Test
    void an_account_without_a_row_is_not_limited_whatever_its_name() {
        assertThat(reserve(call("other"))).isEqualTo(CreditDecision.UNLIMITED);
        assertThat(reserve(call("acme'; drop table credit_accounts; --"))).isEqualTo(CreditDecision.UNLIMITED);
        assertThat(reserve(call("{0} ? :x \0 ${jndi:ldap://h/a}"))).isEqualTo(CreditDecision.UNLIMITED);
        assertThat(balance("acme")).isEqualTo(250);
    }

    @Test
    void many_calls_at_once_get_no_more_than_there_is_and_all_of_it_comes_back() {
        // Given
        execute("update credit_accounts set balance_seconds = 2000 where account = 'acme'");
        List<IncomingCall> calls =
                IntStream.range(0, 60).mapToObj(any -> call("acme")).toList();
        try (HikariDataSource second = new HikariDataSource()) {
            second.setDataSource(database);
            JdbcCreditControl other = JdbcCreditControl.on(second, sink, limits, MINUTES, () -> now);

            // When
            List<CompletionStage<CreditDecision>> asked = IntStream.range(0, 60)
                    .mapToObj(at -> (at % 2 == 0 ? credit : other).reserve(calls.get(at)))
                    .toList();
            long taken = asked.stream()
                    .map(stage -> stage.toCompletableFuture().join())
                    .filter(CreditDecision.Granted.class::isInstance)
                    .count();

            // Then
            assertThat(taken).isEqualTo(20);
            assertThat(balance("acme")).isZero();
            other.close();
        }
        CompletableFuture<?>[] written = calls.stream()
                .map(call -> sink.write(record(call, 30)).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        assertThat(CompletableFuture.allOf(written)).succeedsWithin(SOON);
        assertThat(balance("acme")).isEqualTo(2000 - 20 * 30);
    }

    @Test
    void a_reservation_that_no_record_settles_is_released_after_its_term() {
        // Given
        reserve(call("acme"));
        reserve(call("acme"));
        reserve(call("acme"));
        now = now.plusSeconds(109);
        assertThat(reserve(call("acme"))).isEqualTo(CreditDecision.REFUSED);

        // When: the third one was granted 50 s, with 60 s for its set-up
        now = now.plusSeconds(1);

        // Then
        assertThat(reserve(call("acme"))).isEqualTo(granted(50));
        now = now.plusSeconds(60);
        assertThat(reserve(call("acme"))).isEqualTo(granted(100));
        assertThat(balance("acme")).isEqualTo(100);
    }

    @Test
    void a_record_that_comes_after_the_term_is_charged_all_the_same() {
        // Given
        IncomingCall late = call("acme");
        reserve(late);
        now = now.plusSeconds(1_000);
        IncomingCall other = call("acme");
        reserve(other);
        assertThat(balance("acme")).isEqualTo(150);

        // When
        write(record(late, 60));

        // Then
        assertThat(balance("acme")).isEqualTo(90);
    }

    @Test
    void a_channel_that_comes_in_again_has_back_what_its_lost_call_had_reserved() {
        // Given: the process ended before the call had a session
        IncomingCall lost = call("acme");
        reserve(lost);

        // When
        IncomingCall again = new IncomingCall(
                CallId.of("00:16:3e:aa:bb:cc", lost.channel(), now.plusSeconds(5)),
                lost.channel(),
                lost.caller(),
                lost.dialled(),
                lost.context(),
                lost.account(),
                lost.trunk(),
                List.of());

        // Then
        assertThat(reserve(again)).isEqualTo(granted(100));
        assertThat(balance("acme")).isEqualTo(150);
    }

    @Test
    void a_call_touches_the_database_twice_limits_included() {
        // Given
        execute("insert into limits (scope_kind, name, concurrent_calls) values ('ACCOUNT', 'acme', 3),"
                + " ('DIALLED_TRUNK', 'carrier-out', 5), ('TRUNK', 'acme', 1)");
        IncomingCall before = call("other");
        reserve(before);
        write(record(before, 1));
        IncomingCall call = call("acme");
        statements.set(0);

        // When
        reserve(call);
        Set<LimitScope> scopes = Set.of(
                LimitScope.account("acme"),
                LimitScope.trunk("carrier-in"),
                LimitScope.dialledTrunk("carrier-out"),
                LimitScope.dialledTrunk("without-limit"));
        assertThat(limits.limitsOf(scopes).toCompletableFuture())
                .succeedsWithin(SOON)
                .satisfies(found -> assertThat(found)
                        .extracting(limit -> limit.scope().name())
                        .containsExactlyInAnyOrder("acme", "carrier-out"));
        write(record(call, 60));

        // Then
        assertThat(statements).hasValue(2);
    }

    @Test
    void records_of_calls_that_reserved_nothing_are_written_as_always() {
        write(record(call("other"), 60));

        assertThat(balance("acme")).isEqualTo(250);
    }

    @Test
    void credit_of_a_database_without_its_tables_is_unknown() {
        // Given
        execute("drop table credit_reservations");

        // Then
        assertThat(credit.reserve(call("acme")).toCompletableFuture())
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(CreditControlException.class);
        assertThat(credit.reserve(call("acme")).toCompletableFuture())
                .failsWithin(SOON)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("the database is unavailable");
    }

    private IncomingCall call(String account) {
        ChannelId channel = new ChannelId("1700000000." + channels.incrementAndGet());
        CallId id = CallId.of("00:16:3e:aa:bb:cc", channel, now);
        return new IncomingCall(
                id, channel, new CallerId("", "100"), "200", "from-carrier", account, "carrier-in", List.of());
    }

    private static CreditDecision granted(long seconds) {
        return new CreditDecision.Granted(Duration.ofSeconds(seconds));
    }

    private CreditDecision reserve(IncomingCall call) {
        return credit.reserve(call).toCompletableFuture().join();
    }

    /** The record of a call with a talk slightly shorter than this number of seconds. */
    private static CallDetailRecord record(IncomingCall call, int seconds) {
        CallTimeline started = CallTimeline.startedAt(SampleCdrs.START);
        CallTimeline timeline = seconds == 0
                ? started.endedAt(SampleCdrs.START.plusSeconds(5))
                : started.calleeAnsweredAt(SampleCdrs.START.plusSeconds(1))
                        .callerAnsweredAt(SampleCdrs.START.plusSeconds(1))
                        .endedAt(SampleCdrs.START.plusSeconds(1 + seconds).minusMillis(1));
        Disposition disposition = seconds == 0 ? Disposition.CANCELLED : Disposition.ANSWERED;
        CallDetailRecord any = SampleCdrs.cdr("100", "200", timeline, disposition, Map.of());
        return new CallDetailRecord(
                call.id(), any.parties(), any.origin(), timeline, any.end(), any.legs(), any.custom());
    }

    private void write(CallDetailRecord cdr) {
        assertThat(sink.write(cdr).toCompletableFuture()).succeedsWithin(SOON);
    }

    private long balance(String account) {
        return Long.parseLong(text("select balance_seconds from credit_accounts where account = '" + account + "'"));
    }

    private String row(IncomingCall call) {
        return text("select held_seconds || ' ' || used_seconds || ' ' || (settled_at is not null)"
                + " from credit_reservations where call_id = '" + call.id() + "'");
    }

    private String text(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void execute(String sql) {
        PostgresServer.execute(database, sql);
    }

    /** Counts the uses of connections, each of which is one statement without a transaction. */
    private DataSource counted(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        statements.incrementAndGet();
                    }
                    return method.invoke(source, arguments);
                });
    }
}
