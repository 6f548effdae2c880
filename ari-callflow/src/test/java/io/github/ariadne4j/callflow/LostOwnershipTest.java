package io.github.ariadne4j.callflow;

import static io.github.ariadne4j.callflow.EngineOnSimulator.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.HealthProblem.Kind;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostOwnershipTest {
    private final AriSimulator asterisk = AriSimulator.start();
    private final SharedStore store = new SharedStore();
    private final RecordingCdrSink cdrs = new RecordingCdrSink();
    private final EngineInstance instance = new EngineInstance(asterisk, "b2bua", store, cdrs);

    @AfterEach
    void close() {
        instance.close();
        asterisk.close();
    }

    private List<Kind> problems() {
        return instance.engine.health().problems().stream()
                .map(HealthProblem::kind)
                .toList();
    }

    @Test
    void an_instance_whose_store_shows_a_later_owner_takes_no_calls_sends_nothing_and_is_not_healthy() {
        // Given
        assertThat(instance.engine.health().isHealthy()).isTrue();
        SimulatedCall before = asterisk.call("1000").dialling("3314").place();
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.DIAL) == 1);

        // When
        store.isOwnedByAnother(instance.origin);
        await().atMost(PATIENCE).until(instance.engine::isReplaced);
        SimulatedCall call = asterisk.call("1000").dialling("3315").place();
        before.hangUp();

        // Then
        await().atMost(PATIENCE).until(() -> instance.replaced.get() == 1);
        assertThat(problems()).containsExactly(Kind.REPLACED);
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> instance.engine.activeCalls() == 0);
        assertThat(call.isEnded()).isFalse();
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(1);
        assertThat(cdrs.records()).isEmpty();
    }

    @Test
    void a_store_that_refuses_writes_is_a_problem_by_name_until_it_takes_them() {
        // When
        store.refuses = new SessionStoreException("READONLY You can't write against a read only replica.", null);

        // Then
        await().atMost(PATIENCE).until(() -> problems().equals(List.of(Kind.STORE_REFUSES_WRITES)));
        store.refuses = null;
        await().atMost(PATIENCE).until(() -> instance.engine.health().isHealthy());
        assertThat(instance.replaced).hasValue(0);
    }

    @Test
    void an_asterisk_that_cannot_be_asked_what_it_holds_is_a_problem_by_name_until_it_can() {
        // When
        asterisk.faults().on(Operation.GET_INFO).reply(500);
        asterisk.faults().cutSockets();

        // Then
        await().atMost(PATIENCE).until(() -> problems().equals(List.of(Kind.LOOKS_FAIL)));
        asterisk.faults().clear();
        await().atMost(PATIENCE).until(() -> instance.engine.health().isHealthy());
    }

    @Test
    void an_application_that_another_client_took_is_replaced_as_well() {
        // When
        asterisk.publish(
                "b2bua",
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "ApplicationReplaced"));

        // Then
        await().atMost(PATIENCE).until(() -> instance.replaced.get() == 1);
        assertThat(problems()).contains(Kind.REPLACED, Kind.NO_EVENTS);
    }
}
