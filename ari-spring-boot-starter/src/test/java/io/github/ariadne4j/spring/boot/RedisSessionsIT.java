package io.github.ariadne4j.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.session.redis.RedisCallStore;
import io.github.ariadne4j.session.redis.RedisServer;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisSessionsIT {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    @RegisterExtension
    static final RedisServer REDIS = new RedisServer();

    private static ApplicationContextRunner application() {
        AriSimulator asterisk = ASTERISK.simulator();
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AriClientAutoConfiguration.class,
                        CallStoreAutoConfiguration.class,
                        CallEngineAutoConfiguration.class))
                .withBean(CallFlow.class, () -> new DialAndBridge(call -> DialTarget.pjsip("my-peer", call.dialled())))
                .withPropertyValues(
                        "ariadne4j.url=" + asterisk.uri(),
                        "ariadne4j.username=" + asterisk.username(),
                        "ariadne4j.password=" + asterisk.password(),
                        "ariadne4j.application=pbx",
                        "ariadne4j.engine.drain-timeout=1ms",
                        "ariadne4j.redis.namespace=boot",
                        "ariadne4j.redis.url=" + REDIS.url());
    }

    @Test
    void a_call_outlives_the_application_and_its_next_start_recovers_it() {
        SimulatedCall[] call = new SimulatedCall[1];
        application().run(context -> {
            assertThat(context).hasSingleBean(RedisCallStore.class);
            call[0] = ASTERISK.simulator().call("1000").dialling("3314").place().awaitAnswered();
        });
        assertThat(call[0].isEnded()).isFalse();

        application().run(context -> {
            await().until(() -> context.getBean(CallEngine.class).activeCalls() == 1);
            call[0].hangUp();
            ASTERISK.simulator().awaitQuiet();
        });
    }
}
