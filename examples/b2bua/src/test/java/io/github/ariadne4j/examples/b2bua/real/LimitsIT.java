package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.examples.b2bua.real.phone.CallerResult;
import io.github.ariadne4j.examples.b2bua.real.phone.SippCaller;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable.Row;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsIT {
    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final SippCaller caller = new SippCaller(SERVICES.asterisk());

    @ParameterizedTest(name = "cause {0} gets {1}")
    @CsvSource({"34, 503", "17, 486"})
    void a_call_over_the_limit_of_its_trunk_is_refused_as_configured_and_has_a_cdr(int cause, int sip) {
        // Given
        CdrTable cdrs = CdrTable.in(SERVICES.postgres());
        cdrs.execute(
                "insert into limits (scope_kind, name, concurrent_calls, refusal_cause) values ('TRUNK', '1000', 1, "
                        + cause + ")");
        try (RunningB2bua b2bua = RunningB2bua.start(SERVICES, cdrs, "--route=_3X.=PJSIP/{number}@callees")) {
            CompletableFuture<CallerResult> first = caller.calling("caller-hangs-up", "3200", 1, Duration.ofSeconds(3));
            SERVICES.asterisk().awaitTalking(1);

            // When
            CallerResult second = caller.call("refused", "3200");

            // Then
            assertThat(second.finalStatuses()).as(second.complaints()).containsExactly(sip);
            assertThat(first.join().finalStatuses()).containsExactly(200);
            assertThat(cdrs.awaitRows(2)).extracting(Row::disposition).containsExactlyInAnyOrder("ANSWERED", "REFUSED");
            assertThat(b2bua.complained()).isEmpty();
        }
        SERVICES.asterisk().awaitEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"TRUNK, 1000", "DIALLED_TRUNK, callees"})
    void three_times_as_many_calls_as_a_trunk_may_have_get_its_limit_and_not_one_more(String kind, String name) {
        // Given
        int most = 4;
        CdrTable cdrs = CdrTable.in(SERVICES.postgres());
        cdrs.execute("insert into limits (scope_kind, name, concurrent_calls) values ('" + kind + "', '" + name + "', "
                + most + ")");
        try (RunningB2bua b2bua = RunningB2bua.start(SERVICES, cdrs, "--route=_3X.=PJSIP/{number}@callees")) {
            // When
            CallerResult result = caller.calls("caller-hangs-up", "3200", 3 * most, Duration.ofSeconds(3));

            // Then
            assertThat(Collections.frequency(result.finalStatuses(), 200)).isEqualTo(most);
            assertThat(Collections.frequency(result.finalStatuses(), 503)).isEqualTo(2 * most);
            assertThat(cdrs.awaitRows(3 * most)).extracting(Row::disposition).containsOnly("ANSWERED", "REFUSED");
            assertThat(b2bua.complained()).isEmpty();
        }
        SERVICES.asterisk().awaitEmpty();
    }

    @Test
    void three_times_the_calls_a_second_of_the_instance_get_its_rate_and_one_burst_at_the_most() {
        // Given
        int perSecond = 4;
        CdrTable cdrs = CdrTable.in(SERVICES.postgres());
        try (RunningB2bua b2bua = RunningB2bua.start(
                SERVICES, cdrs, "--calls-per-second=" + perSecond, "--route=_3X.=PJSIP/{number}@callees")) {
            // When: within a second
            CallerResult result = caller.calls("caller-hangs-up", "3200", 3 * perSecond, Duration.ofMillis(300));

            // Then
            int taken = Collections.frequency(result.finalStatuses(), 200);
            int refused = Collections.frequency(result.finalStatuses(), 503);
            assertThat(taken + refused).isEqualTo(3 * perSecond);
            assertThat(taken).isBetween(perSecond, 2 * perSecond);
            assertThat(cdrs.awaitRows(taken)).extracting(Row::disposition).containsOnly("ANSWERED");
            assertThat(b2bua.figure("callflow_calls_refused_total{cause=\"call_rate\"}"))
                    .isEqualTo(refused);
        }
        SERVICES.awaitNothingLeft();
    }

    @Test
    void a_call_that_ended_makes_room_for_the_next_one() {
        // Given
        CdrTable cdrs = CdrTable.in(SERVICES.postgres());
        cdrs.execute("insert into limits (scope_kind, name, concurrent_calls) values ('TRUNK', '1000', 1)");
        try (RunningB2bua b2bua = RunningB2bua.start(SERVICES, cdrs, "--route=_3X.=PJSIP/{number}@callees")) {
            caller.call("caller-hangs-up", "3200");
            cdrs.awaitRows(1);

            // When
            CallerResult second = caller.call("caller-hangs-up", "3200");

            // Then
            assertThat(second.finalStatuses()).as(second.complaints()).containsExactly(200);
            assertThat(b2bua.complained()).isEmpty();
        }
    }
}
