package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.gate.HopLimit;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.examples.b2bua.real.phone.CallerResult;
import io.github.ariadne4j.examples.b2bua.real.phone.SippCaller;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that lead back into the application. */
class LoopsIT {
    private static final int MOST_HOPS = 3;

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private final SippCaller caller = new SippCaller(SERVICES.asterisk());

    private static RunningB2bua start(CdrTable cdrs) {
        return RunningB2bua.start(
                SERVICES,
                cdrs,
                "--most-hops=" + MOST_HOPS,
                "--route=_81X!=PJSIP/{number}@loop",
                "--route=_82X!=Local/{number}@from-carrier/n",
                "--route=8=PJSIP/3200@loop",
                "--route=_3X.=PJSIP/{number}@callees");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"810", "820"})
    void a_loop_ends_after_so_many_hops_and_other_calls_are_served(String looping) {
        // Given
        CdrTable cdrs = CdrTable.in(SERVICES.postgres());
        try (RunningB2bua b2bua = start(cdrs)) {
            // When
            CallerResult result = caller.call("refused", looping);

            // Then
            assertThat(result.finalStatuses())
                    .as(result.complaints())
                    .hasSize(1)
                    .allMatch(status -> status >= 400);
            assertThat(cdrs.awaitRows(1 + MOST_HOPS)).allMatch(row -> row.attempts() == 1);
            await().untilAsserted(() ->
                    assertThat(cdrs.texts("select cause from refused_calls")).containsExactly("LOOP"));
            assertThat(b2bua.figure("callflow_calls_refused_total{cause=\"loop\"}"))
                    .isEqualTo(1);
            assertThat(caller.call("caller-hangs-up", "3200").finalStatuses()).containsExactly(200);
            assertThat(b2bua.complained()).isEmpty();
        }
        SERVICES.awaitNothingLeft();
    }

    @Test
    void a_call_that_comes_back_once_and_then_goes_elsewhere_is_no_loop() {
        // Given
        CdrTable cdrs = CdrTable.in(SERVICES.postgres());
        try (RunningB2bua b2bua = start(cdrs)) {
            // When
            CallerResult result = caller.call("caller-hangs-up", "8");

            // Then
            assertThat(result.finalStatuses()).as(result.complaints()).containsExactly(200);
            assertThat(cdrs.awaitRows(2)).allMatch(row -> row.disposition().equals("ANSWERED"));
            assertThat(b2bua.complained()).isEmpty();
        }
        SERVICES.awaitNothingLeft();
    }

    @Test
    void hops_of_other_agents_count_by_a_header_and_the_callee_is_told_one_more() {
        // Given
        RealAsterisk asterisk = SERVICES.asterisk();
        try (AriClient ari = RealServices.connect(asterisk);
                CallEngine engine = CallEngine.builder(ari)
                        .flow(new DialAndBridge(call -> DialTarget.endpoint("informed-desk")))
                        .gate(new HopLimit(MOST_HOPS))
                        .hopHeader()
                        .start();
                Telephone callee = Telephone.waiting(asterisk, "informed-desk")) {
            // When
            try (Telephone second = calling("X-Ariadne4j-Hops: 1\r\n")) {
                callee.awaitRinging();
                second.cancel();
                second.awaitStatus(487);
            }
            try (Telephone last = calling("X-Ariadne4j-Hops: " + (MOST_HOPS + 1) + "\r\n")) {
                await().untilAsserted(() ->
                        assertThat(last.finalStatuses()).hasSize(1).allMatch(status -> status >= 400));
            }

            // Then
            assertThat(callee.headerOf("INVITE", "X-Ariadne4j-Hops")).isEqualTo("2");
            assertThat(engine.refusedCalls()).containsEntry(Refusal.LOOP, 1L);
        }
        asterisk.awaitEmpty();
    }

    private static Telephone calling(String header) {
        return Telephone.calling(SERVICES.asterisk().sipPort(), "1000", "3299", header);
    }
}
