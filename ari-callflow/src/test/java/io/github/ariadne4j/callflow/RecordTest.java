package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.RecordOutcome.Reason;
import io.github.ariadne4j.callflow.verb.RecordOutcome.Recorded;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Flows record their callers. */
class RecordTest extends EngineOnSimulator {
    private static final Recording MESSAGE =
            Recording.upTo(Duration.ofMinutes(1)).labelled("message");

    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    private CallFlow flow(Function<Call, Object> verb) {
        return call -> {
            try {
                outcomes.add(verb.apply(call));
            } catch (CallEndedException e) {
                outcomes.add(e.getClass());
                throw e;
            }
            call.hangUp(HangupCause.NORMAL_CLEARING);
        };
    }

    private SimulatedCall call() {
        return asterisk.call("1000").dialling("100").place();
    }

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private Recorded recorded() throws InterruptedException {
        return (Recorded) outcome();
    }

    @Test
    void a_key_ends_it_and_it_can_be_played() throws Exception {
        CallEngine engine = started(engine(flow(call -> {
            RecordOutcome outcome = call.record(MESSAGE);
            call.play(Prompt.recording(outcome.name()));
            return outcome;
        })));
        SimulatedCall call = call().awaitRecorded();

        call.press("#");

        Recorded recorded = recorded();
        assertThat(recorded.reason()).isEqualTo(Reason.KEY);
        assertThat(recorded.length()).isNotNull();
        assertThat(call.awaitEnded().heard()).containsExactly(HeardMedia.ended("recording:" + recorded.name()));
        assertThat(theOnlyRecord(engine).custom()).containsEntry("recordings", recorded.name());
    }

    @Test
    void it_is_asked_for_as_the_flow_says() throws Exception {
        started(engine(flow(call -> call.record(Recording.upTo(Duration.ofSeconds(1))
                .untilSilentFor(Duration.ofSeconds(3))
                .as(Recording.Format.GSM)
                .endedBy(Recording.EndKey.NONE)
                .withoutBeep()))));
        call();

        assertThat(recorded().reason()).isEqualTo(Reason.MAX_LENGTH);
        assertThat(asterisk.requestLog().requests(Operation.RECORD))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.parameter("format")).isEqualTo("gsm");
                    assertThat(request.parameter("maxDurationSeconds")).isEqualTo("1");
                    assertThat(request.parameter("maxSilenceSeconds")).isEqualTo("3");
                    assertThat(request.parameter("terminateOn")).isEqualTo("none");
                    assertThat(request.parameter("beep")).isEqualTo("false");
                });
    }

    @Test
    void a_caller_who_hangs_up_ends_the_flow_and_the_record_names_the_recording() throws Exception {
        CallEngine engine = started(engine(flow(call -> call.record(MESSAGE))));
        SimulatedCall call = call().awaitRecorded();

        call.hangUp();

        assertThat(outcome()).isEqualTo(CallEndedException.class);
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdrs.records().get(0).custom().get("recordings")).endsWith("-message");
    }

    @Test
    void one_whose_end_no_event_told_is_over_at_the_next_look() throws Exception {
        asterisk.faults().onEvent("RecordingFinished").drop();
        started(engine(flow(call -> call.record(MESSAGE))).settings(settings().withLookEvery(Duration.ofMillis(100))));
        SimulatedCall call = call().awaitRecorded();

        call.press("#");

        assertThat(recorded()).satisfies(recorded -> {
            assertThat(recorded.length()).isNull();
            assertThat(recorded.reason()).isEqualTo(Reason.KEY);
        });
    }

    @Test
    void one_that_another_client_throws_away_has_failed() throws Exception {
        started(engine(flow(call -> call.record(MESSAGE))));
        call().awaitRecorded();
        String name = asterisk.requestLog().requests(Operation.RECORD).get(0).parameter("name");

        ari.recordings().live().cancel(name).toCompletableFuture().join();

        assertThat(outcome()).isEqualTo(new RecordOutcome.Failed(name, "it was thrown away"));
    }

    @Test
    void a_caller_is_recorded_after_a_talk() throws Exception {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ZERO));
        CallEngine engine = started(engine(flow(call -> {
            if (call.dial(DialTarget.pjsip("peer", "3314")) instanceof DialOutcome.Answered answered) {
                call.connect(answered.leg(), Connect.of());
            }
            return call.record(MESSAGE);
        })));
        SimulatedCall call = call().awaitAnswered().awaitBridged();

        // When
        asterisk.awaitDialled("3314").hangsUp();

        // Then
        call.awaitRecorded().press("#");
        assertThat(recorded().reason()).isEqualTo(Reason.KEY);
        call.awaitEnded();
        theOnlyRecord(engine);
    }

    @Test
    void a_caller_leaves_a_message_after_a_callee_that_was_dialled_in_the_bridge_and_is_busy() throws Exception {
        asterisk.callees().on("3314", CalleeScript.busy());
        CallEngine engine = started(engine(flow(call -> {
            call.dial(DialTarget.pjsip("peer", "3314"));
            return call.record(MESSAGE);
        })));

        SimulatedCall call = call().awaitRecorded();
        call.press("#");

        assertThat(recorded().reason()).isEqualTo(Reason.KEY);
        call.awaitEnded();
        theOnlyRecord(engine);
    }

    @Test
    void a_caller_who_talks_is_not_recorded() throws Exception {
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ZERO));
        started(engine(flow(call -> {
            call.dial(DialTarget.pjsip("peer", "3314"));
            return call.record(MESSAGE);
        })));
        call();

        assertThat(outcome())
                .isInstanceOfSatisfying(
                        RecordOutcome.Failed.class,
                        failed -> assertThat(failed.why()).isEqualTo("Cannot record channel while in bridge"));
    }

    @Test
    void a_restart_stops_it_and_the_flow_goes_on() throws Exception {
        // Given
        CallEngine first = started(engine(call -> call.record(MESSAGE)));
        SimulatedCall call = call().awaitRecorded();
        first.close();
        ari.close();

        // When
        CallEngine second = started(engineOn(patientClient(), new CallFlow() {
            @Override
            public void run(Call fresh) {
                outcomes.add("begun again");
            }

            @Override
            public void resume(Call kept) {
                outcomes.add("resumed");
                kept.hangUp(HangupCause.NORMAL_CLEARING);
            }
        }));

        // Then
        assertThat(outcome()).isEqualTo("resumed");
        call.awaitEnded();
        assertThat(asterisk.requestLog().count(Operation.STOP_RECORDING)).isEqualTo(1);
        assertThat(theOnlyRecord(second).custom().get("recordings")).endsWith("-message");
    }
}
