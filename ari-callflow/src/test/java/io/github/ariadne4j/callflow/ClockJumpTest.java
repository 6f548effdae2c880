package io.github.ariadne4j.callflow;

import static io.github.ariadne4j.callflow.EngineOnSimulator.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.RequestLog;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Asterisk's clock is set during calls. For the engine that is the same as its own clock set the other way: the two differ from
 * then on.
 */
class ClockJumpTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final WrongClock clock = WrongClock.running();

    @RegisterExtension
    final AriSimulatorExtension extension =
            new AriSimulatorExtension(SimulatorSettings.defaults().withTimers(() -> clock));

    private final SharedStore store = new SharedStore();
    private final RecordingCdrSink cdrs = new RecordingCdrSink();
    private final List<EngineInstance> instances = new ArrayList<>();

    @AfterEach
    void end() {
        instances.forEach(EngineInstance::close);
    }

    private EngineInstance instance() {
        EngineInstance instance = new EngineInstance(extension.simulator(), "b2bua", store, cdrs);
        instances.add(instance);
        return instance;
    }

    private SimulatedCall talking() {
        extension.simulator().callees().otherwise(CalleeScript.ringsThenAnswers(SHORT));
        return extension
                .simulator()
                .call("1000")
                .dialling("3314")
                .place()
                .awaitAnswered()
                .awaitBridged();
    }

    private CallDetailRecord theOnlyRecord() {
        await().atMost(PATIENCE)
                .until(() -> store.memory.isEmpty() && cdrs.records().size() == 1);
        extension.simulator().awaitQuiet(PATIENCE);
        CallDetailRecord cdr = cdrs.records().get(0);
        assertThat(cdr.timeline().ended()).isAfterOrEqualTo(cdr.timeline().started());
        assertThat(cdr.timeline().ended()).isAfterOrEqualTo(cdr.timeline().calleeAnswered());
        if (cdr.end().notBefore() != null) {
            assertThat(cdr.end().notBefore())
                    .isBetween(cdr.timeline().calleeAnswered(), cdr.timeline().ended());
        }
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        return cdr;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT240H", "PT-240H"})
    void a_call_outlives_a_jump_and_a_look_after_it_and_ends_as_ever(String jump) {
        // Given
        EngineInstance instance = instance();
        SimulatedCall call = talking();

        // When
        clock.jump(Duration.parse(jump));
        RequestLog requestLog = extension.simulator().requestLog();
        int looks = requestLog.count(Operation.LIST_CHANNELS);
        extension.simulator().faults().cutSockets();
        requestLog.await(Operation.LIST_CHANNELS, looks + 1, PATIENCE);

        // Then
        SimulatedCallee callee = extension.simulator().awaitDialled("3314");
        assertThat(call.isBridgedWith(callee)).isTrue();
        assertThat(instance.engine.activeCalls()).isEqualTo(1);
        call.hangUp();
        assertThat(theOnlyRecord().end().source()).isEqualTo(EndSource.EVENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT240H", "PT-240H"})
    void a_call_that_began_before_a_jump_is_set_up_and_answered_after_it(String jump) {
        // Given
        instance();
        extension.simulator().callees().otherwise(CalleeScript.ringsThenAnswers(Duration.ofMillis(300)));
        SimulatedCall call =
                extension.simulator().call("1000").dialling("3314").place().awaitSignal(180);

        // When
        clock.jump(Duration.parse(jump));

        // Then
        call.awaitAnswered().awaitBridged().hangUp();
        theOnlyRecord();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT240H", "PT-240H"})
    void the_next_life_takes_up_a_call_from_before_a_jump(String jump) {
        // Given
        EngineInstance first = instance();
        SimulatedCall call = talking();
        first.awaitAnswerWritten();
        first.crash();

        // When
        clock.jump(Duration.parse(jump));
        EngineInstance second = instance();

        // Then
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 1);
        assertThat(call.isEnded()).isFalse();
        call.hangUp();
        assertThat(theOnlyRecord().end().source()).isEqualTo(EndSource.EVENT);
    }

    @Test
    void a_call_that_began_after_the_clock_was_put_back_is_not_taken_for_one_of_an_earlier_asterisk() {
        // Given
        clock.jump(Duration.ofHours(-1));
        EngineInstance first = instance();
        SimulatedCall call = talking();
        first.awaitAnswerWritten();
        first.crash();

        // When
        EngineInstance second = instance();

        // Then
        await().atMost(PATIENCE).until(() -> second.recovered.size() == 1);
        call.hangUp();
        assertThat(theOnlyRecord().end().source()).isEqualTo(EndSource.EVENT);
    }

    @Test
    void an_asterisk_that_was_restarted_with_an_earlier_time_has_lost_its_calls() {
        // Given
        instance();
        talking();

        // When
        clock.jump(Duration.ofHours(-1));
        extension.simulator().restartAsterisk();

        // Then
        assertThat(theOnlyRecord().end().source()).isEqualTo(EndSource.ASTERISK_LOST);
    }

    @Test
    void a_caller_who_comes_back_after_the_clock_was_put_back_is_served_as_a_call_of_its_own() {
        // Given
        instance();
        SimulatedCall call = talking();

        // When
        clock.jump(Duration.ofHours(-1));
        extension.simulator().console().redirect(call.channelId(), "3203");

        // Then
        extension.simulator().awaitDialled("3203");
        call.hangUp();
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 2);
        assertThat(cdrs.records()).extracting(CallDetailRecord::callId).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT240H", "PT-240H"})
    void an_end_that_no_instance_saw_has_times_in_order_after_a_jump(String jump) {
        // Given
        EngineInstance first = instance();
        SimulatedCall call = talking();
        first.awaitAnswerWritten();
        first.crash();

        // When
        clock.jump(Duration.parse(jump));
        call.hangUp();
        instance();

        // Then
        assertThat(theOnlyRecord().end().source()).isEqualTo(EndSource.RECONCILED);
    }
}
