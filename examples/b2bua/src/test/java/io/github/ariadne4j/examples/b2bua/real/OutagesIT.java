package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.cdr.jdbc.PostgresServer;
import io.github.ariadne4j.examples.b2bua.real.phone.CallerResult;
import io.github.ariadne4j.examples.b2bua.real.phone.SippCaller;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable.Row;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import io.github.ariadne4j.session.redis.RedisServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes up late, goes away, and comes back. */
class OutagesIT {
    private static final String ROUTE = "--route=_3X.=PJSIP/{number}@callees";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    @RegisterExtension
    private final RedisServer redis = RedisServer.ofOurOwn();

    @RegisterExtension
    private final PostgresServer postgres = PostgresServer.ofOurOwn();

    private final SippCaller caller = new SippCaller(SERVICES.asterisk());
    private final Map<String, String> settings =
            new HashMap<>(SERVICES.asterisk().settings());
    private CdrTable cdrs;

    @BeforeEach
    void configure() {
        redis.start();
        postgres.start();
        cdrs = CdrTable.in(postgres);
        settings.put("REDIS_URL", redis.url());
        settings.putAll(cdrs.settings());
    }

    @Test
    void calls_go_on_without_redis_and_have_their_cdrs() {
        try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            // Given
            b2bua.awaitHealth(200);
            CompletableFuture<CallerResult> live = caller.calling("caller-hangs-up", "3200", 5, Duration.ofSeconds(4));
            SERVICES.asterisk().awaitTalking(5);
            assertThat(redis.keys()).isPositive();

            // When
            redis.stop();
            b2bua.awaitHealth(503);
            CallerResult meanwhile = caller.calls("caller-hangs-up", "3200", 5, Duration.ofMillis(300));

            // Then
            assertThat(meanwhile.finalStatuses())
                    .as(meanwhile.complaints())
                    .hasSize(5)
                    .containsOnly(200);
            assertThat(live.join().wentByTheScenario()).isTrue();
            assertThat(cdrs.awaitRows(10)).extracting(Row::disposition).containsOnly("ANSWERED");
            SERVICES.asterisk().awaitEmpty();

            // When
            redis.start();

            // Then
            b2bua.awaitHealth(200);
            assertThat(b2bua.complained()).isEmpty();
        }
    }

    @Test
    void cdrs_wait_while_postgresql_is_away() {
        try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            // Given
            b2bua.awaitHealth(200);

            // When
            postgres.stop();
            b2bua.awaitHealth(503);
            CallerResult result = caller.calls("caller-hangs-up", "3200", 5, Duration.ofMillis(300));
            postgres.start();

            // Then
            assertThat(result.finalStatuses())
                    .as(result.complaints())
                    .hasSize(5)
                    .containsOnly(200);
            assertThat(cdrs.awaitRows(5)).extracting(Row::disposition).containsOnly("ANSWERED");
            b2bua.awaitHealth(200);
        }
    }

    @Test
    void calls_are_taken_while_postgresql_is_not_there_yet_and_have_their_cdrs() {
        // Given
        CdrTable later = CdrTable.withoutTables(postgres);
        settings.putAll(later.settings());
        postgres.stop();
        try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            b2bua.awaitSaid("ready:");

            // When
            CallerResult result = caller.calls("caller-hangs-up", "3200", 5, Duration.ofMillis(300));
            postgres.start();

            // Then
            assertThat(result.finalStatuses())
                    .as(result.complaints())
                    .hasSize(5)
                    .containsOnly(200);
            b2bua.awaitHealth(200);
            b2bua.awaitSaid("CDRs are written from now on");
            assertThat(later.awaitRows(5)).extracting(Row::disposition).containsOnly("ANSWERED");
            assertThat(b2bua.complained()).isEmpty();
        }
    }

    @Test
    void what_is_not_there_at_the_start_is_waited_for() {
        // Given
        redis.stop();
        postgres.stop();
        try (RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE)) {
            b2bua.awaitHealth(503);

            // When
            postgres.start();
            redis.start();

            // Then
            b2bua.awaitHealth(200);
            assertThat(b2bua.complained()).isEmpty();
        }
    }
}
