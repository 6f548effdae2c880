package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StartAndEndIT {
    private static final String ROUTE = "--route=_3X.=PJSIP/{number}@callees";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final Caller caller = new Caller(SERVICES.asterisk());

    @Test
    void a_wrong_password_is_one_line_and_status_2() {
        // Given
        Map<String, String> settings = new HashMap<>(SERVICES.asterisk().settings());
        settings.put("ARI_PASSWORD", "wrong");

        // When
        RunningB2bua b2bua = RunningB2bua.launch(settings, ROUTE);

        // Then
        assertThat(b2bua.awaitEnd()).isEqualTo(2);
        assertThat(b2bua.complained()).hasLineCount(1).contains("ARI_PASSWORD").doesNotContain("wrong");
    }

    @Test
    void with_no_other_setting_it_runs_in_memory_and_on_a_file() {
        // Given
        try (RunningB2bua b2bua = RunningB2bua.launch(SERVICES.asterisk().settings(), ROUTE)) {
            b2bua.awaitHealth(200);

            // When
            CallerTrace trace = caller.call("caller-hangs-up", "3200");

            // Then
            assertThat(trace.finalStatuses()).as(trace.complaints()).containsExactly(200);
            assertThat(b2bua.terminate().awaitEnd()).isZero();
            assertThat(b2bua.complained()).isEmpty();
        }
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void a_live_call_survives_the_end_and_new_ones_are_refused_meanwhile() {
        // Given
        CdrTable cdrs = CdrTable.in(SERVICES.postgres());
        CompletableFuture<CallerTrace> live;
        try (RunningB2bua b2bua = RunningB2bua.start(SERVICES, cdrs, ROUTE, "--drain-timeout=2")) {
            live = caller.calling("caller-hangs-up", "3200", 1, Duration.ofSeconds(6));
            SERVICES.asterisk().awaitTalking(1);

            // When
            b2bua.terminate().awaitHealth(503);
            CallerTrace late = caller.call("refused", "3200");

            // Then
            assertThat(late.finalStatuses()).as(late.complaints()).containsExactly(503);
            assertThat(b2bua.awaitEnd()).isZero();
        }
        assertThat(live).isNotDone();
        assertThat(live.join().wentByTheScenario()).isTrue();
        SERVICES.clear();
    }
}
