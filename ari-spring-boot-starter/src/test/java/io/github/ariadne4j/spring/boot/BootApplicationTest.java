package io.github.ariadne4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** A Spring Boot application as a user starts it, configured by its class path. */
class BootApplicationTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Pbx {
        @Bean
        CallFlow flow() {
            return new DialAndBridge(call -> DialTarget.pjsip("my-peer", call.dialled()));
        }
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        AriSimulator asterisk = ASTERISK.simulator();
        SpringApplication application = new SpringApplication(Pbx.class);
        application.setDefaultProperties(Map.of(
                "ariadne4j.url", asterisk.uri(),
                "ariadne4j.username", asterisk.username(),
                "ariadne4j.password", asterisk.password(),
                "ariadne4j.application", "pbx"));
        return application.run(arguments);
    }

    @Test
    void a_call_is_carried_recorded_and_counted() {
        try (ConfigurableApplicationContext application = start()) {
            SimulatedCall call =
                    ASTERISK.simulator().call("1000").dialling("3314").place().awaitAnswered();
            assertThat(application.getBean(CallEngine.class).activeCalls()).isEqualTo(1);
            call.hangUp();
            call.awaitEnded();

            JdbcTemplate database = application.getBean(JdbcTemplate.class);
            await().until(() ->
                    List.of("ANSWERED").equals(database.queryForList("select disposition from cdr", String.class)));
            MeterRegistry meters = application.getBean(MeterRegistry.class);
            assertThat(meters.get("callflow.calls.started")
                            .tag("direction", "inbound")
                            .counter()
                            .count())
                    .isEqualTo(1);
            await().untilAsserted(() -> assertThat(
                            meters.get("callflow.calls.active").gauge().value())
                    .isZero());
            ASTERISK.simulator().awaitQuiet();
        }
    }

    @Test
    void the_shutdown_waits_for_live_calls_and_hands_new_ones_back() {
        ConfigurableApplicationContext application = start();
        AriSimulator asterisk = ASTERISK.simulator();
        CallEngine engine = application.getBean(CallEngine.class);
        SimulatedCall live = asterisk.call("1000").dialling("3314").place().awaitAnswered();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(application::close);
        await().until(engine::isDraining);
        SimulatedCall late = asterisk.call("1001").dialling("3315").place().awaitEnded();

        assertThat(late.isAnswered()).isFalse();
        assertThat(closing).isNotDone();
        live.hangUp();
        await().untilAsserted(() -> assertThat(closing).isCompleted());
        assertThat(asterisk.applications()).isEmpty();
    }

    @Test
    void a_call_that_outlives_the_drain_goes_on_in_asterisk() {
        ConfigurableApplicationContext application = start("--ariadne4j.engine.drain-timeout=1ms");
        SimulatedCall live =
                ASTERISK.simulator().call("1000").dialling("3314").place().awaitAnswered();

        application.close();

        assertThat(live.isEnded()).isFalse();
        assertThat(ASTERISK.simulator().channels()).hasSize(2);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_missing_address_is_told_with_the_property_to_set(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(Pbx.class)).isInstanceOf(Exception.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The property ariadne4j.url is not set.")
                .contains("Set ariadne4j.url to the HTTP server of Asterisk, for example http://localhost:8088");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_wrong_password_is_told_with_the_properties_to_check_and_without_the_password(CapturedOutput output) {
        assertThatThrownBy(() -> start("--ariadne4j.password=not-this-one")).isInstanceOf(Exception.class);

        assertThat(output)
                .contains("refuses the ARI user " + ASTERISK.simulator().username())
                .contains("Check ariadne4j.username and ariadne4j.password against ari.conf")
                .doesNotContain("not-this-one");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_user_that_may_only_read_is_told_before_a_call_is_taken(CapturedOutput output) {
        ASTERISK.simulator().readOnlyUser(true);

        assertThatThrownBy(BootApplicationTest::start).isInstanceOf(Exception.class);

        assertThat(output)
                .contains("has a read-only ARI user")
                .contains("Set read_only = no for that user in ari.conf");
        assertThat(ASTERISK.simulator().applications()).isEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void an_asterisk_that_is_not_there_is_told_with_its_address(CapturedOutput output) {
        assertThatThrownBy(() -> start("--ariadne4j.url=http://127.0.0.1:1")).isInstanceOf(Exception.class);

        assertThat(output)
                .contains("Asterisk at http://127.0.0.1:1 cannot be reached")
                .contains("Check ariadne4j.url");
    }
}
