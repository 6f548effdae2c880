package io.github.ariadne4j.callflow;

import static io.github.ariadne4j.callflow.EngineOnSimulator.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two independent Asterisk servers, one application name, one store, one sink of CDRs. */
class SeveralAsterisksTest {
    private static final String NORTH = "02:00:00:00:00:0a";
    private static final String SOUTH = "02:00:00:00:00:0b";

    /**
     * Settings of an Asterisk that numbers its channels by the second and a count. Both are new for each test, and its time
     * stands still.
     */
    private static SimulatorSettings counting(String asteriskId) {
        return SimulatorSettings.defaults().withAsteriskId(asteriskId).withTimers(WrongClock::standing);
    }

    @RegisterExtension
    final AriSimulatorExtension north = new AriSimulatorExtension(counting(NORTH));

    @RegisterExtension
    final AriSimulatorExtension south = new AriSimulatorExtension(counting(SOUTH));

    private final SharedStore store = new SharedStore();
    private final RecordingCdrSink cdrs = new RecordingCdrSink();
    private final List<EngineInstance> instances = new ArrayList<>();

    @BeforeEach
    void everybodyAnswers() {
        for (AriSimulatorExtension asterisk : List.of(north, south)) {
            asterisk.simulator().callees().otherwise(CalleeScript.answersAfter(Duration.ofMillis(20)));
        }
    }

    @AfterEach
    void end() {
        instances.forEach(EngineInstance::close);
    }

    private EngineInstance instanceOn(AriSimulatorExtension asterisk) {
        EngineInstance instance = new EngineInstance(asterisk.simulator(), "b2bua", store, cdrs);
        instances.add(instance);
        return instance;
    }

    private static SimulatedCall talkingOn(AriSimulatorExtension asterisk) {
        AriSimulator simulator = asterisk.simulator();
        return simulator.call("1000").dialling("3314").place().awaitAnswered().awaitBridged();
    }

    private CallDetailRecord recordOf(String asteriskId) {
        await().atMost(PATIENCE)
                .until(() -> cdrs.records().stream()
                        .anyMatch(cdr -> cdr.origin().asteriskId().equals(asteriskId)));
        return cdrs.records().stream()
                .filter(cdr -> cdr.origin().asteriskId().equals(asteriskId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_next_life_takes_up_the_calls_of_its_own_asterisk_and_leaves_those_of_the_other_alone() {
        // Given
        EngineInstance northern = instanceOn(north);
        EngineInstance southern = instanceOn(south);
        SimulatedCall inTheNorth = talkingOn(north);
        SimulatedCall inTheSouth = talkingOn(south);
        assertThat(inTheNorth.channelId()).isEqualTo(inTheSouth.channelId());
        northern.awaitAnswerWritten();
        southern.awaitAnswerWritten();

        // When
        northern.crash();
        EngineInstance next = instanceOn(north);
        inTheNorth.hangUp();

        // Then
        CallDetailRecord first = recordOf(NORTH);
        next.awaitRecovered(first.callId());
        assertThat(southern.recovered).isEmpty();
        assertThat(southern.engine.activeCalls()).isEqualTo(1);
        assertThat(inTheSouth.isEnded()).isFalse();
        assertThat(south.simulator().requestLog().count(Operation.HANG_UP)).isZero();
        inTheSouth.hangUp();
        CallDetailRecord second = recordOf(SOUTH);
        assertThat(second.callId()).isNotEqualTo(first.callId());
        assertThat(second.parties().callerChannel()).isEqualTo(first.parties().callerChannel());
        await().atMost(PATIENCE).until(store.memory::isEmpty);
        assertThat(cdrs.records()).extracting(CallDetailRecord::callId).doesNotHaveDuplicates();
        north.simulator().awaitQuiet();
        south.simulator().awaitQuiet();
    }

    @Test
    void the_calls_of_an_application_on_another_asterisk_are_not_taken_over() {
        // Given
        EngineInstance northern = instanceOn(north);
        EngineInstance southern = instanceOn(south);
        SimulatedCall call = talkingOn(north);
        northern.awaitAnswerWritten();

        // When
        northern.crash();
        int before = store.looksForAbandoned();
        await().atMost(PATIENCE).until(() -> store.looksForAbandoned() > before + 8);

        // Then
        assertThat(store.abandoned().toCompletableFuture().join()).containsExactly(northern.origin);
        assertThat(southern.takenOver).isEmpty();
        assertThat(southern.recovered).isEmpty();
        assertThat(call.isEnded()).isFalse();
        CallId left = store.memory
                .live(northern.origin)
                .toCompletableFuture()
                .join()
                .get(0)
                .id();
        instanceOn(north).awaitRecovered(left);
    }
}
