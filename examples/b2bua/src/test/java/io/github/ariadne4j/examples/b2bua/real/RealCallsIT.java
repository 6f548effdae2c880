package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.examples.b2bua.RunningB2bua;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real SIP calls through the application on a real Asterisk, Redis and PostgreSQL. The judges are the caller's SIP, the CDR
 * in the database, and what Asterisk and Redis hold afterwards. What the callees do: examples/b2bua/asterisk/extensions.conf.
 */
class RealCallsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static int lastCaller = 2000;
    private static RealWorld world;
    private static RunningB2bua b2bua;
    private static URI health;

    private final String caller = Integer.toString(++lastCaller);

    @BeforeAll
    static void start() throws IOException {
        world = RealWorld.start();
        Map<String, String> environment = new HashMap<>(world.environment());
        try (ServerSocket free = new ServerSocket(0)) {
            environment.put("HTTP_PORT", Integer.toString(free.getLocalPort()));
        }
        health = URI.create("http://127.0.0.1:" + environment.get("HTTP_PORT") + "/healthz");
        b2bua = RunningB2bua.start(
                environment,
                world.folder(),
                "--ring-timeout=2",
                "--route=_3X.=PJSIP/{number}@callees",
                "--route=_4X.=PJSIP/{number}@callees",
                "--route=_5X.=PJSIP/{number}@nosuch",
                "--route=_7X.=PJSIP/3486@callees|PJSIP/3201@callees",
                "--route=_8X.=PJSIP/{number}@unreachable");
        await("ready").atMost(PATIENCE).ignoreExceptions().until(() -> healthStatus() == 200);
    }

    private static int healthStatus() throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @AfterEach
    void nothing_is_left() {
        world.awaitNothingLeft();
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            assertThat(b2bua.stop()).isZero();
        } finally {
            world.close();
        }
    }

    private Map<String, Object> theCdr() throws SQLException {
        List<Map<String, Object>> cdrs = world.cdrsOf(caller, 1);
        assertThat(cdrs).hasSize(1);
        return cdrs.get(0);
    }

    @Test
    void the_caller_hangs_up() throws Exception {
        world.plays(
                SipScenario.invite().may(180).may(183).isAnswered().waits(500).hangsUp(), "3200", caller, 1);
        assertThat(theCdr())
                .containsEntry("disposition", "ANSWERED")
                .containsEntry("hung_up_by", "CALLER")
                .containsEntry("dialled", "3200")
                .containsEntry("routed", "PJSIP/3200@callees");
    }

    @Test
    void the_callee_hangs_up() throws Exception {
        world.plays(SipScenario.invite().may(180).may(183).isAnswered().isHungUp(), "3201", caller, 1);
        assertThat(theCdr()).containsEntry("disposition", "ANSWERED").containsEntry("hung_up_by", "CALLEE");
    }

    @ParameterizedTest(name = "{0}: the caller hears {1}")
    @CsvSource({
        "3486, 486, BUSY",
        "3187, 486, BUSY",
        "3480, 480, NO_ANSWER",
        "3404, 404, UNREACHABLE",
        "4711, 404, UNREACHABLE",
        "3403, 403, REJECTED",
        "3603, 403, REJECTED",
        "3484, 484, UNREACHABLE",
        "3488, 488, UNREACHABLE",
        "3500, 500, UNREACHABLE",
        "3503, 503, UNREACHABLE",
        "3302, 480, NO_ANSWER",
        "3180, 480, NO_ANSWER",
        "5000, 503, UNREACHABLE",
        "8000, 480, NO_ANSWER",
    })
    void what_ended_the_callee_is_what_the_caller_hears(String number, int status, String disposition)
            throws Exception {
        world.plays(SipScenario.invite().may(180).may(181).may(183).isRefusedWith(status), number, caller, 1);
        Map<String, Object> cdr = theCdr();
        assertThat(cdr).containsEntry("billable_seconds", new BigDecimal("0.000000"));
        if (!number.equals("3302")) {
            assertThat(cdr).containsEntry("disposition", disposition);
        }
    }

    @Test
    void ringing_reaches_the_caller_and_a_cancel_reaches_the_callee() throws Exception {
        world.plays(SipScenario.invite().hears(180).waits(200).cancels().isRefusedWith(487), "3180", caller, 1);
        assertThat(theCdr()).containsEntry("disposition", "CANCELLED").containsEntry("hung_up_by", "CALLER");
    }

    @Test
    void early_media_reaches_the_caller() throws Exception {
        world.plays(SipScenario.invite().hears(183).isAnswered().waits(200).hangsUp(), "3183", caller, 1);
        assertThat(theCdr()).containsEntry("disposition", "ANSWERED");
    }

    @Test
    void early_media_and_then_busy_is_busy() throws Exception {
        world.plays(SipScenario.invite().hears(183).isRefusedWith(486), "3186", caller, 1);
        assertThat(theCdr()).containsEntry("disposition", "BUSY");
    }

    @Test
    void the_second_target_is_dialled_when_the_first_is_busy() throws Exception {
        world.plays(SipScenario.invite().may(180).may(183).isAnswered().isHungUp(), "7000", caller, 1);
        Map<String, Object> cdr = theCdr();
        assertThat(cdr).containsEntry("routed", "PJSIP/3201@callees");
        assertThat(cdr.get("attempts").toString()).contains("PJSIP/3486@callees", "PJSIP/3201@callees");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900%40premium%2Fpremium%2C", "1900,30", "1900%26PJSIP%2F2", "1900a"})
    void what_is_no_number_is_refused_and_nothing_is_dialled(String dialled) throws Exception {
        world.plays(SipScenario.invite().isRefusedWith(484), dialled, caller, 1);
        Map<String, Object> cdr = theCdr();
        assertThat(cdr).containsEntry("disposition", "REFUSED");
        assertThat(cdr.get("routed")).isNull();
    }

    @Test
    void a_number_without_a_route_does_not_exist() throws Exception {
        world.plays(SipScenario.invite().isRefusedWith(404), "999", caller, 1);
        assertThat(theCdr()).containsEntry("disposition", "REFUSED");
    }

    @Test
    void fifty_parallel_calls_end_well_and_each_has_its_record() throws Exception {
        world.plays(
                SipScenario.invite().may(180).may(183).isAnswered().waits(1500).hangsUp(), "3200", caller, 50);
        assertThat(world.cdrsOf(caller, 50))
                .hasSize(50)
                .allSatisfy(cdr -> assertThat(cdr).containsEntry("disposition", "ANSWERED"));
    }

    @Test
    void both_hanging_up_at_about_the_same_time_leaves_nothing_and_one_record_each() throws Exception {
        world.tries(
                SipScenario.invite().may(180).may(183).isAnswered().waits(990).hangsUp(), "3201", caller, 10);
        assertThat(world.cdrsOf(caller, 10)).hasSize(10);
    }

    @Test
    void a_cancel_that_crosses_the_answer_leaves_nothing_and_one_record_each() throws Exception {
        world.tries(SipScenario.invite().hears(180).waits(295).cancels().isRefusedWith(487), "3203", caller, 10);
        assertThat(world.cdrsOf(caller, 10)).hasSize(10);
    }

    @Test
    void over_the_limit_of_its_trunk_a_call_is_refused_as_configured_and_has_a_record() throws Exception {
        SipScenario answered =
                SipScenario.invite().may(180).may(183).isAnswered().waits(100).hangsUp();
        world.sql(
                "insert into limits (scope_kind, name, concurrent_calls, refusal_cause) values ('TRUNK', 'carrier', 0, 17)");
        try {
            await("the limit holds")
                    .atMost(PATIENCE)
                    .until(() -> world.tries(answered, "3200", "1", 1).status() != 0);
            world.plays(SipScenario.invite().isRefusedWith(486), "3200", caller, 1);
            assertThat(theCdr()).containsEntry("disposition", "REFUSED").containsEntry("cause", 17);
        } finally {
            world.sql("delete from limits");
            await("the limit is gone")
                    .atMost(PATIENCE)
                    .until(() -> world.tries(answered, "3200", "1", 1).status() == 0);
        }
    }

    @Test
    void calls_go_on_and_have_their_records_while_redis_is_away() throws Exception {
        // Given
        SipScenario talk =
                SipScenario.invite().may(180).may(183).isAnswered().waits(3000).hangsUp();
        CompletableFuture<Void> calls = CompletableFuture.runAsync(() -> world.plays(talk, "3200", caller, 10));
        await("the calls are up").atMost(PATIENCE).until(() -> healthStatus() == 200);

        // When
        world.stopRedis();

        // Then
        try {
            await("the trouble is told").atMost(PATIENCE).until(() -> healthStatus() == 503);
            world.plays(
                    SipScenario.invite()
                            .may(180)
                            .may(183)
                            .isAnswered()
                            .waits(100)
                            .hangsUp(),
                    "3200",
                    caller + "9",
                    1);
            calls.join();
            assertThat(world.cdrsOf(caller, 10)).hasSize(10);
        } finally {
            world.startRedis();
        }
        await("well again").atMost(PATIENCE).until(() -> healthStatus() == 200);
    }
}
