package io.github.ariadne4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallObservationsTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private final AriSimulator asterisk = ASTERISK.simulator();
    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();
    private final Queue<String> begun = new ConcurrentLinkedQueue<>();
    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private final AriClient ari = AriClient.connect(
            AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua"));

    private final CallEngine engine = CallEngine.builder(ari)
            .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
            .observer(new CallObservations(registry))
            .start();

    /** Records starts and ends of observations, in order. */
    private final class Order implements ObservationHandler<Observation.Context> {
        @Override
        public void onStart(Observation.Context context) {
            begun.add(String.valueOf(context.getName()));
        }

        @Override
        public void onStop(Observation.Context context) {
            keys.add(context.getContextualName() + context.getAllKeyValues() + context.getError());
            ended.add(String.valueOf(context.getName()));
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    @BeforeEach
    void note() {
        registry.observationConfig().observationHandler(new Order());
    }

    @AfterEach
    void close() {
        engine.close();
        ari.close();
    }

    private void placeOne() {
        asterisk.call("1000").dialling("3314").place().awaitEnded();
        await().until(() -> ended.contains("ariadne4j.call"));
    }

    @Test
    void a_call_is_one_trace_with_its_set_up_its_requests_and_its_writes() {
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));

        placeOne();

        TestObservationRegistryAssert.assertThat(registry).doesNotHaveAnyRemainingCurrentObservation();
        TestObservationRegistryAssert.assertThat(registry)
                .hasNumberOfObservationsWithNameEqualTo("ariadne4j.call", 1)
                .hasNumberOfObservationsWithNameEqualTo("ariadne4j.setup", 1)
                .hasAnObservationWithAKeyValue("operation", "POST /channels/create")
                .hasAnObservationWithAKeyValue("operation", "POST /channels/{id}/dial")
                .hasAnObservationWithAKeyValue("operation", "admit")
                .hasAnObservationWithAKeyValue("operation", "end");
        TestObservationRegistryAssert.assertThat(registry)
                .hasObservationWithNameEqualTo("ariadne4j.call")
                .that()
                .hasBeenStarted()
                .hasBeenStopped()
                .hasHighCardinalityKeyValueWithKey("call.id")
                .doesNotHaveParentObservation();
        TestObservationRegistryAssert.assertThat(registry)
                .hasObservationWithNameEqualTo("ariadne4j.setup")
                .that()
                .hasBeenStopped()
                .hasParentObservationContextMatching(parent -> "ariadne4j.call".equals(parent.getName()));
    }

    @Test
    void everything_that_began_has_ended_before_its_call_does() {
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));

        placeOne();

        assertThat(ended).containsExactlyInAnyOrderElementsOf(begun).endsWith("ariadne4j.call");
        assertThat(begun).startsWith("ariadne4j.call", "ariadne4j.setup");
    }

    @Test
    void a_request_that_fails_is_an_error_in_the_trace() {
        asterisk.faults().on(Operation.CREATE_CHANNEL).reply(500);

        placeOne();

        TestObservationRegistryAssert.assertThat(registry)
                .hasAnObservation(request -> request.hasNameEqualTo("ariadne4j.request")
                        .hasLowCardinalityKeyValue("operation", "POST /channels/create")
                        .hasLowCardinalityKeyValue("failure", "AriServerException")
                        .hasError());
        assertThat(keys).noneSatisfy(values -> assertThat(values).contains("3314"));
    }

    @Test
    void no_number_of_a_party_is_in_a_trace() {
        asterisk.callees().on("3314", CalleeScript.busy());

        placeOne();

        assertThat(keys).isNotEmpty().noneSatisfy(values -> assertThat(values).containsAnyOf("3314", "1000"));
    }
}
