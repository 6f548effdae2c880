package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More calls than SIPp could hold beside the rest on one machine: a simulated Asterisk, and a real Redis and PostgreSQL. */
class RecoveryUnderLoadIT {
    private static final int CALLS = 1_000;
    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ROUTE = "--route=_3X.=PJSIP/{number}@peer";

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    @Test
    void a_thousand_calls_are_taken_up_by_the_next_life_and_each_has_its_record() {
        try (AriSimulator asterisk = AriSimulator.start(SimulatorSettings.defaults())) {
            // Given
            asterisk.callees().otherwise(CalleeScript.answersAfter(Duration.ofMillis(20)));
            CdrTable cdrs = CdrTable.in(SERVICES.postgres());
            Map<String, String> settings = settings(asterisk, cdrs);
            List<SimulatedCall> calls = callsOfALifeThatIsKilled(asterisk, settings);

            // When
            long began = System.nanoTime();
            try (RunningB2bua next = RunningB2bua.launch(settings, ROUTE)) {
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> next.activeCalls() == CALLS);
                System.out.printf(
                        "%d calls taken up %d ms after the start of the process%n",
                        CALLS, (System.nanoTime() - began) / 1_000_000);

                // Then
                assertThat(calls).noneMatch(SimulatedCall::isEnded);
                calls.forEach(SimulatedCall::hangUp);
                await().atMost(PATIENCE).until(() -> cdrs.rows().size() == CALLS && next.activeCalls() == 0);
            }
            assertThat(cdrs.rows()).allMatch(row -> row.disposition().equals("ANSWERED"));
            asterisk.awaitNoChannels(PATIENCE);
            assertThat(asterisk.bridges()).isEmpty();
        } finally {
            SERVICES.clear();
        }
    }

    private static Map<String, String> settings(AriSimulator asterisk, CdrTable cdrs) {
        Map<String, String> settings = new HashMap<>(RunningB2bua.settings(SERVICES, cdrs));
        settings.put("ARI_URL", asterisk.uri().toString());
        settings.put("ARI_USERNAME", asterisk.username());
        settings.put("ARI_PASSWORD", asterisk.password());
        return settings;
    }

    private static List<SimulatedCall> callsOfALifeThatIsKilled(AriSimulator asterisk, Map<String, String> settings) {
        RunningB2bua life = RunningB2bua.launch(settings, ROUTE);
        try {
            life.awaitHealth(200);
            List<SimulatedCall> calls = new ArrayList<>();
            while (calls.size() < CALLS) {
                calls.addAll(someCalls(asterisk, calls.size()));
            }
            return calls;
        } finally {
            life.kill();
        }
    }

    private static List<SimulatedCall> someCalls(AriSimulator asterisk, int before) {
        List<SimulatedCall> calls = IntStream.range(before, before + AT_ONCE)
                .mapToObj(call ->
                        asterisk.call("1000").dialling("3" + (1_000 + call)).place())
                .toList();
        calls.forEach(call -> call.awaitAnswered().awaitBridged());
        return calls;
    }
}
