package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.state.HeardMedia;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A flow waits. */
class PauseTest extends EngineOnSimulator {
    private static final Duration LONG = Duration.ofHours(1);

    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void a_caller_hears_music_for_the_time_of_a_pause_and_what_it_presses_is_kept() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> {
            call.answer();
            call.pause(Pause.of(Duration.ofMillis(500)).withMusic("jazz"));
            outcomes.add(call.gather(Gather.exactly(1)));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place();
        await().atMost(PATIENCE).until(() -> call.mediaStates().contains(MediaState.MUSIC));
        call.press("7");

        // Then
        assertThat(outcome()).isEqualTo(new GatherOutcome.Digits("7"));
        assertThat(asterisk.requestLog().requests(Operation.START_MOH).get(0).parameter("mohClass"))
                .isEqualTo("jazz");
        call.awaitEnded();
        theOnlyRecord(engine);
        asterisk.requestLog().await(Operation.STOP_MOH, 1, PATIENCE);
        assertThat(asterisk.requestLog().count(Operation.STOP_MOH)).isEqualTo(1);
    }

    @Test
    void music_whose_end_overtakes_its_beginning_is_stopped_when_it_begins() throws Exception {
        // Given
        asterisk.faults().on(Operation.START_MOH).once().delayExecution(Duration.ofMillis(500));
        CallEngine engine = started(engine(call -> {
            call.answer();
            call.pause(Pause.of(Duration.ofMillis(20)).withMusic("jazz"));
            outcomes.add("waited");
            call.pause(LONG);
        }));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place();

        // Then
        assertThat(outcome()).isEqualTo("waited");
        asterisk.requestLog().await(Operation.STOP_MOH, 2, PATIENCE);
        call.hangUp();
        theOnlyRecord(engine);
    }

    @Test
    void a_caller_that_hangs_up_ends_a_pause() throws Exception {
        // Given
        CallEngine engine = started(engine(call -> {
            call.answer();
            outcomes.add("waits");
            try {
                call.pause(LONG);
            } catch (CallEndedException e) {
                outcomes.add(e);
                throw e;
            }
        }));
        SimulatedCall call = asterisk.call("1000").dialling("100").place();
        assertThat(outcome()).isEqualTo("waits");

        // When
        call.hangUp();

        // Then
        assertThat(outcome()).isInstanceOf(CallEndedException.class);
        theOnlyRecord(engine);
    }

    @Test
    void a_pause_ends_once_what_it_waits_for_has_happened_and_the_music_with_it() throws Exception {
        // Given
        AtomicBoolean agentIsFree = new AtomicBoolean();
        CallEngine engine = started(engine(call -> {
            call.answer();
            outcomes.add(call.pause(Pause.of(LONG).withMusic("jazz").until(agentIsFree::get)));
            outcomes.add(call.pause(Pause.of(LONG).until(agentIsFree::get)));
            outcomes.add(call.pause(Pause.of(Duration.ofMillis(1)).until(() -> false)));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));
        SimulatedCall call = asterisk.call("1000").dialling("100").place();
        await().atMost(PATIENCE).until(() -> call.mediaStates().contains(MediaState.MUSIC));

        // When
        agentIsFree.set(true);

        // Then
        assertThat(outcome()).isEqualTo(PauseOutcome.CONDITION_HOLDS);
        assertThat(outcome()).as("before it begins").isEqualTo(PauseOutcome.CONDITION_HOLDS);
        assertThat(outcome()).isEqualTo(PauseOutcome.TIME_IS_OVER);
        call.awaitEnded();
        assertThat(asterisk.requestLog().count(Operation.START_MOH)).isEqualTo(1);
        assertThat(asterisk.requestLog().count(Operation.STOP_MOH)).isEqualTo(1);
        theOnlyRecord(engine);
    }

    @Test
    void a_caller_who_waits_hears_its_position_now_and_then_and_the_music_between() throws Exception {
        // Given
        AtomicInteger position = new AtomicInteger(3);
        Pause waiting = Pause.of(Duration.ofSeconds(3).minusMillis(100))
                .withMusic("jazz")
                .announcing(Duration.ofSeconds(1), () -> List.of(Prompt.number(position.decrementAndGet())));
        CallEngine engine = started(engine(call -> {
            call.answer();
            outcomes.add(call.pause(waiting));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place();

        // Then
        assertThat(outcome()).isEqualTo(PauseOutcome.TIME_IS_OVER);
        call.awaitEnded();
        assertThat(call.heard()).containsExactly(HeardMedia.ended("number:2"), HeardMedia.ended("number:1"));
        assertThat(asterisk.requestLog().count(Operation.START_MOH)).isEqualTo(3);
        assertThat(asterisk.requestLog().count(Operation.STOP_MOH)).isEqualTo(3);
        theOnlyRecord(engine);
    }

    @Test
    void a_condition_that_throws_ends_the_flow_as_any_exception_does() throws Exception {
        CallEngine engine = started(engine(call -> call.pause(Pause.of(LONG).until(() -> {
            throw new IllegalStateException("no queue");
        }))));

        asterisk.call("1000").dialling("100").place().awaitEnded();

        assertThat(theOnlyRecord(engine).end().cause()).isEqualTo(HangupCause.FAILURE);
    }

    @Test
    void a_condition_that_throws_later_ends_the_music_of_the_pause_for_a_flow_that_goes_on() throws Exception {
        AtomicBoolean queueIsGone = new AtomicBoolean();
        CallEngine engine = started(engine(call -> {
            call.answer();
            try {
                call.pause(Pause.of(LONG).withMusic("jazz").until(() -> fails(queueIsGone)));
            } catch (IllegalStateException e) {
                outcomes.add(e.getMessage());
            }
            call.pause(LONG);
        }));
        SimulatedCall call = asterisk.call("1000").dialling("100").place();
        await().atMost(PATIENCE).until(() -> call.mediaStates().contains(MediaState.MUSIC));

        queueIsGone.set(true);

        assertThat(outcome()).isEqualTo("no queue");
        await().atMost(PATIENCE).until(() -> !call.mediaStates().contains(MediaState.MUSIC));
        call.hangUp();
        theOnlyRecord(engine);
    }

    private static boolean fails(AtomicBoolean isGone) {
        if (isGone.get()) {
            throw new IllegalStateException("no queue");
        }
        return false;
    }

    @Test
    void announcements_are_at_least_a_second_apart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pause.of(LONG).announcing(Duration.ofMillis(999), List::of));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../etc", "a,b"})
    void a_class_of_music_is_one(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Pause.of(LONG).withMusic(name));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void a_pause_takes_time(long millis) {
        assertThatIllegalArgumentException().isThrownBy(() -> Pause.of(Duration.ofMillis(millis)));
    }
}
