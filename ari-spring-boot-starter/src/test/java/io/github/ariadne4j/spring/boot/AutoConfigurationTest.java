package io.github.ariadne4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.CallEngineSettings;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.credit.CreditDecision;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import io.github.ariadne4j.micrometer.CallEngineMetrics;
import io.github.ariadne4j.session.redis.RedisCallStore;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AutoConfigurationTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private final ApplicationContextRunner unconfigured = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    AriClientAutoConfiguration.class,
                    CdrAutoConfiguration.class,
                    CallStoreAutoConfiguration.class,
                    CallEngineAutoConfiguration.class,
                    AriHealthAutoConfiguration.class,
                    AriMetricsAutoConfiguration.class));

    private ApplicationContextRunner onSimulator() {
        AriSimulator asterisk = ASTERISK.simulator();
        return unconfigured.withPropertyValues(
                "ariadne4j.url=" + asterisk.uri(),
                "ariadne4j.username=" + asterisk.username(),
                "ariadne4j.password=" + asterisk.password(),
                "spring.application.name=pbx");
    }

    private ApplicationContextRunner withFlow() {
        return onSimulator().withBean(CallFlow.class, AutoConfigurationTest::flow);
    }

    private static CallFlow flow() {
        return new DialAndBridge(call -> DialTarget.pjsip("my-peer", call.dialled()));
    }

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:beans;DB_CLOSE_DELAY=-1");
        return database;
    }

    @Test
    void without_an_url_the_start_fails_and_says_which_property_to_set() {
        unconfigured.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(AriStartException.class)
                .hasMessage("The property ariadne4j.url is not set."));
    }

    @Test
    void switched_off_it_needs_no_property_and_makes_nothing() {
        unconfigured
                .withPropertyValues("ariadne4j.enabled=false")
                .withBean(CallFlow.class, AutoConfigurationTest::flow)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(AriClient.class)
                        .doesNotHaveBean(CallStore.class)
                        .doesNotHaveBean(CallEngine.class));
    }

    @Test
    void without_a_flow_there_is_a_client_and_no_engine() {
        onSimulator().run(context -> {
            assertThat(context).hasSingleBean(AriClient.class).doesNotHaveBean(CallEngine.class);
            assertThat(context.getBean(AriClient.class).application()).isEqualTo("pbx");
        });
    }

    @Test
    void a_client_of_the_application_takes_the_place_of_the_properties() {
        unconfigured
                .withBean("own", AriClient.class, () -> mock(AriClient.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(AriClient.class)
                        .doesNotHaveBean(AriSettings.class));
    }

    @Test
    void a_flow_makes_an_engine_that_listens_with_what_the_properties_say() {
        withFlow()
                .withPropertyValues("ariadne4j.engine.most-calls=7", "ariadne4j.engine.look-every=5s")
                .run(context -> {
                    assertThat(context).hasSingleBean(CallEngine.class).hasSingleBean(CallStore.class);
                    assertThat(context.getBean(AriClient.class).state()).isEqualTo(ConnectionState.LISTENING);
                    CallEngineSettings settings = context.getBean(CallEngineSettings.class);
                    assertThat(settings)
                            .isEqualTo(CallEngineSettings.defaults()
                                    .withMostCalls(7)
                                    .withLookEvery(Duration.ofSeconds(5)));
                });
    }

    @Test
    void properties_that_are_not_set_are_the_defaults_of_the_library() {
        withFlow().run(context -> {
            AriSimulator asterisk = ASTERISK.simulator();
            assertThat(context.getBean(CallEngineSettings.class)).isEqualTo(CallEngineSettings.defaults());
            AriSettings settings = context.getBean(AriSettings.class);
            assertThat(settings).isEqualTo(AriSettings.of(asterisk.uri(), settings.credentials(), "pbx"));
        });
    }

    @Test
    void several_flows_need_a_selector() {
        onSimulator()
                .withBean("one", CallFlow.class, AutoConfigurationTest::flow)
                .withBean("two", CallFlow.class, AutoConfigurationTest::flow)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoUniqueBeanDefinitionException.class));
    }

    @Test
    void a_selector_chooses_among_several_flows() {
        onSimulator()
                .withBean("one", CallFlow.class, AutoConfigurationTest::flow)
                .withBean("two", CallFlow.class, AutoConfigurationTest::flow)
                .withBean("selector", FlowSelector.class, () -> FlowSelector.always(flow()))
                .run(context -> assertThat(context).hasSingleBean(CallEngine.class));
    }

    @Test
    void a_store_of_the_application_takes_the_place_of_memory() {
        CallStore own = mock(CallStore.class);
        onSimulator()
                .withBean("own", CallStore.class, () -> own)
                .run(context -> assertThat(context).getBean(CallStore.class).isSameAs(own));
    }

    @Test
    void an_url_of_redis_without_its_module_leaves_sessions_in_memory() {
        onSimulator()
                .withClassLoader(new FilteredClassLoader(RedisCallStore.class))
                .withPropertyValues("ariadne4j.redis.url=redis://localhost:1")
                .run(context ->
                        assertThat(context).hasSingleBean(CallStore.class).hasBean("inMemoryCallStore"));
    }

    @Test
    void a_redis_that_is_not_there_ends_the_start() {
        onSimulator()
                .withPropertyValues("ariadne4j.redis.url=redis://127.0.0.1:1")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("Redis cannot be used"));
    }

    @Test
    void a_directory_makes_a_spool(@TempDir Path directory) {
        onSimulator()
                .withPropertyValues("ariadne4j.spool.directory=" + directory)
                .run(context -> assertThat(context).hasSingleBean(SessionSpool.class));
    }

    @Test
    void a_database_gets_the_records_and_has_the_limits() {
        withFlow()
                .withBean(DataSource.class, AutoConfigurationTest::database)
                .run(context ->
                        assertThat(context).hasSingleBean(JdbcCdrSink.class).hasSingleBean(JdbcLimitLookup.class));
    }

    @Test
    void records_can_be_switched_off() {
        withFlow()
                .withBean(DataSource.class, AutoConfigurationTest::database)
                .withPropertyValues("ariadne4j.cdr.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(CdrSink.class));
    }

    @Test
    void calls_of_an_account_without_credit_are_refused() {
        CreditControl broke = call -> CompletableFuture.completedStage(CreditDecision.REFUSED);
        withFlow().withBean(CreditControl.class, () -> broke).run(context -> {
            SimulatedCall call =
                    ASTERISK.simulator().call("1000").withAccount("acme").place();
            assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(403);
            assertThat(context.getBean(CallEngine.class).refusedCalls()).containsEntry(Refusal.NO_CREDIT, 1L);
        });
    }

    @Test
    void several_credit_controls_end_the_start() {
        CreditControl unlimited = call -> CompletableFuture.completedStage(CreditDecision.UNLIMITED);
        withFlow()
                .withBean("one", CreditControl.class, () -> unlimited)
                .withBean("two", CreditControl.class, () -> unlimited)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoUniqueBeanDefinitionException.class));
    }

    @Test
    void two_databases_get_no_records_unless_one_is_primary() {
        withFlow()
                .withBean("one", DataSource.class, AutoConfigurationTest::database)
                .withBean("two", DataSource.class, AutoConfigurationTest::database)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CdrSink.class));
    }

    @Test
    void without_the_modules_of_stores_and_meters_the_rest_works() {
        withFlow()
                .withBean(DataSource.class, AutoConfigurationTest::database)
                .withClassLoader(new FilteredClassLoader(
                        "io.github.ariadne4j.session.redis",
                        "io.github.ariadne4j.cdr.jdbc",
                        "io.github.ariadne4j.micrometer",
                        "io.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(CallEngine.class));
    }

    @Test
    void health_is_up_while_the_engine_serves_calls_and_out_of_service_while_it_drains() {
        withFlow().run(context -> {
            HealthIndicator health = context.getBean(HealthIndicator.class);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(health.health().getDetails())
                    .containsEntry("application", "pbx")
                    .containsEntry("connection", "listening")
                    .containsEntry("activeCalls", 0);
            context.getBean(CallEngine.class).drain();
            assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        });
    }

    @Test
    void health_is_down_with_the_problem_while_another_has_the_application() {
        withFlow().run(context -> {
            AriSettings settings = context.getBean(AriSettings.class);
            try (AriClient other = AriClient.connect(settings)) {
                other.listen().toCompletableFuture().join();
                HealthIndicator health = context.getBean(HealthIndicator.class);
                await().until(() -> Status.DOWN.equals(health.health().getStatus()));
                assertThat(health.health().getDetails()).containsKey("replaced");
            }
        });
    }

    @Test
    void health_can_be_switched_off() {
        withFlow()
                .withPropertyValues("management.health.ari.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void meters_are_in_the_registry_of_the_application() {
        withFlow().withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            context.getBean(CallEngineMetrics.class).bindTo(registry);
            ASTERISK.simulator().call("1000").dialling("3314").place().awaitAnswered();
            await().untilAsserted(() -> assertThat(registry.get("callflow.calls.started")
                            .tag("direction", "inbound")
                            .counter()
                            .count())
                    .isEqualTo(1));
            assertThat(registry.get("callflow.calls.active").gauge().value()).isEqualTo(1);
        });
    }
}
