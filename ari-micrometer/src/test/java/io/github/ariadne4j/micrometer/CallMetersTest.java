package io.github.ariadne4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallMetersTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private final AriSimulator asterisk = ASTERISK.simulator();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MeteredEngine engine = new MeteredEngine(asterisk, registry);

    @AfterEach
    void close() {
        engine.close();
    }

    /** The number of completed answer requests: the caller sees the answer before the request is complete. */
    private long answers() {
        return registry.find("ari.request").tag("operation", "POST /channels/{id}/answer").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private void talk(String caller, String callee) {
        long before = answers();
        SimulatedCall call = asterisk.call(caller).dialling(callee).place();
        await().until(() -> answers() > before);
        call.hangUp();
        call.awaitEnded();
    }

    @Test
    void an_answered_call_is_counted_and_timed_with_its_requests() {
        talk("1000", "3314");

        await().untilAsserted(() -> assertThat(registry.scrape())
                .contains(
                        "callflow_calls_started_total{direction=\"inbound\"} 1.0",
                        "callflow_calls_ended_total{disposition=\"answered\"} 1.0",
                        "callflow_calls_active 0.0",
                        "callflow_call_setup_seconds_count 1",
                        "callflow_call_postdial_seconds_count 1",
                        "callflow_call_billable_seconds_count 1",
                        "ari_request_seconds_count{operation=\"POST /channels/{id}/answer\",outcome=\"done\"} 1",
                        "ari_request_seconds_count{operation=\"POST /channels/{id}/dial\",outcome=\"done\"} 1"));
    }

    @Test
    void a_busy_callee_has_a_post_dial_delay_of_none_and_nothing_to_bill() {
        asterisk.callees().on("3315", CalleeScript.busy());
        asterisk.call("1000").dialling("3315").place().awaitEnded();

        await().untilAsserted(() -> assertThat(registry.scrape())
                .contains(
                        "callflow_calls_ended_total{disposition=\"busy\"} 1.0",
                        "callflow_call_setup_seconds_count 0",
                        "callflow_call_billable_seconds_count 0"));
    }

    @Test
    void more_callers_and_numbers_make_no_more_meters() {
        talk("1000", "3314");
        await().until(() -> registry.scrape().contains("callflow_calls_active 0.0"));
        Set<String> meters = metersOfCalls();

        for (int number = 0; number < 20; number++) {
            talk("20" + number, "44" + number);
        }

        await().until(() -> registry.scrape().contains("callflow_calls_started_total{direction=\"inbound\"} 21.0"));
        await().until(() -> registry.scrape().contains("callflow_calls_active 0.0"));
        assertThat(metersOfCalls()).isEqualTo(meters);
    }

    /** The meters without those of reconciliation, which begins after some seconds. */
    private Set<String> metersOfCalls() {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName() + meter.getId().getTags())
                .filter(meter -> !meter.contains("GET"))
                .collect(Collectors.toSet());
    }
}
