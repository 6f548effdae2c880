package io.github.ariadne4j.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

@SpringBootTest(properties = "ariadne4j.application=pbx")
@AriTest
@TestMethodOrder(MethodOrderer.MethodName.class)
class AriTestTest {
    @Autowired
    AriSimulator asterisk;

    @Autowired
    CallEngine engine;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Pbx {
        @Bean
        CallFlow flow() {
            return new DialAndBridge(call -> DialTarget.pjsip("my-peer", call.dialled()));
        }
    }

    @Test
    void first_the_application_carries_a_call_on_the_simulator() {
        asterisk.callees().on("3314", CalleeScript.busy());
        SimulatedCall busy = asterisk.call("1000").dialling("3314").place().awaitEnded();
        SimulatedCall live = asterisk.call("1000").dialling("3315").place().awaitAnswered();

        assertThat(busy.finalSipStatus()).isEqualTo(486);
        assertThat(live.isEnded()).isFalse();
        assertThat(engine.activeCalls()).isEqualTo(1);
    }

    @Test
    void second_the_simulator_is_empty_connected_and_without_rules() {
        assertThat(asterisk.applications()).containsExactly("pbx");
        assertThat(asterisk.channels()).isEmpty();

        asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();

        asterisk.awaitQuiet();
    }

    @Nested
    class Inside {
        @Test
        void a_nested_class_has_the_simulator_of_its_enclosing_one(@Autowired ApplicationContext context) {
            assertThat(context.getBean(AriSimulator.class)).isSameAs(asterisk);
        }
    }
}
