package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.RecordingControl;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome.NotRecorded;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Talks are recorded. */
class TalkRecordTest extends EngineOnSimulator {
    private static final Recording TWO_HOURS = Recording.ofTalk(Duration.ofHours(2));
    private static final CallFlow BRIDGE = new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled()));

    private final CallProgress progress = new CallProgress();

    @BeforeEach
    void answer() {
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
    }

    private CallEngine engineOf(CallFlow flow) {
        return started(engine(flow).listener(progress));
    }

    private CallHandle connected(CallEngine engine) throws Exception {
        return engine.handle(progress.answered());
    }

    private SimulatedCall call() {
        return asterisk.call("1000").dialling("3314").place();
    }

    private static <T> T of(CompletionStage<T> order) throws Exception {
        return order.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static List<String> names(CompletionStage<TalkRecordOutcome> order) throws Exception {
        return ((TalkRecordOutcome.Recording) of(order)).names();
    }

    @Test
    void both_parties_are_recorded_in_one_file_and_the_record_names_it() throws Exception {
        // Given
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);

        // When
        List<String> names = names(call.recordTalk(TWO_HOURS.labelled("consented"), TalkTracks.MIXED));

        // Then
        assertThat(names).singleElement().asString().endsWith("-consented");
        assertThat(asterisk.requestLog().requests(Operation.RECORD_BRIDGE))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.parameter("maxDurationSeconds")).isEqualTo("7200");
                    assertThat(request.parameter("terminateOn")).isEqualTo("none");
                    assertThat(request.parameter("beep")).isEqualTo("false");
                });
        caller.hangUp();
        assertThat(theOnlyRecord(engine).custom()).containsEntry("recordings", names.get(0));
    }

    @Test
    void each_party_is_recorded_by_itself_and_all_of_it_is_paused_and_stopped() throws Exception {
        // Given
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);
        SimulatedCallee callee = asterisk.awaitDialled("3314");

        // When
        List<String> names = names(call.recordTalk(TWO_HOURS, TalkTracks.SEPARATE));

        // Then
        assertThat(names).hasSize(2);
        assertThat(names.get(0)).endsWith("-caller");
        assertThat(names.get(1)).endsWith("-callee");
        for (RecordingControl control : RecordingControl.values()) {
            assertThat(of(call.controlRecordings(control))).isEqualTo(new ControlOutcome.Done());
        }
        assertThat(asterisk.requestLog().count(Operation.PAUSE_RECORDING)).isEqualTo(2);
        assertThat(asterisk.requestLog().count(Operation.UNMUTE_RECORDING)).isEqualTo(2);
        await().untilAsserted(() -> assertThat(asterisk.channels()).hasSize(2));
        assertThat(caller.isBridgedWith(callee)).isTrue();
        assertThat(of(call.controlRecordings(RecordingControl.PAUSE))).isEqualTo(new ControlOutcome.LegAbsent());
        caller.hangUp();
        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.custom()).containsEntry("recordings", String.join(" ", names));
        assertThat(cdr.legs()).hasSize(2);
    }

    @Test
    void a_flow_records_its_talk_and_goes_on_without_it() throws Exception {
        // Given
        BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
        CallEngine engine = engineOf(call -> {
            DialOutcome.Answered agent = (DialOutcome.Answered) call.dial(DialTarget.pjsip("peer", "3314"));
            outcomes.add(call.recordTalk(TWO_HOURS, TalkTracks.CALLER));
            call.connect(agent.leg(), Connect.of());
            outcomes.add(call.play(Prompt.sound("goodbye")));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });
        SimulatedCall caller = call();

        // When
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isInstanceOf(TalkRecordOutcome.Recording.class);
        asterisk.awaitDialled("3314").hangsUp();

        // Then
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isNotNull();
        caller.awaitEnded();
        assertThat(theOnlyRecord(engine).custom().get("recordings")).endsWith("-caller");
        assertThat(asterisk.requestLog().count(Operation.STOP_RECORDING)).isEqualTo(1);
    }

    @Test
    void a_caller_without_a_callee_has_no_talk_to_record() throws Exception {
        CallEngine engine = engineOf(call -> call.pause(Duration.ofSeconds(30)));
        SimulatedCall caller = call();
        CallHandle call = engine.handle(progress.began());

        assertThat(of(call.recordTalk(TWO_HOURS, TalkTracks.MIXED)))
                .isEqualTo(new NotRecorded(new ControlOutcome.LegAbsent()));
        caller.cancel();
    }

    @Test
    void what_cannot_be_recorded_is_told_and_leaves_nothing_behind() throws Exception {
        // Given
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        CallHandle call = connected(engine);
        asterisk.faults().on(Operation.RECORD).nth(2).reply(500, "no room");

        // When
        TalkRecordOutcome outcome = of(call.recordTalk(TWO_HOURS, TalkTracks.SEPARATE));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        NotRecorded.class,
                        not -> assertThat(not.why())
                                .isInstanceOfSatisfying(
                                        ControlOutcome.Refused.class,
                                        refused -> assertThat(refused.why()).contains("no room")));
        await().untilAsserted(() -> assertThat(asterisk.channels()).hasSize(2));
        assertThat(caller.isEnded()).isFalse();
        caller.hangUp();
        theOnlyRecord(engine);
    }

    @Test
    void what_listens_ends_with_the_call() throws Exception {
        CallEngine engine = engineOf(BRIDGE);
        SimulatedCall caller = call();
        List<String> names = names(connected(engine).recordTalk(TWO_HOURS, TalkTracks.SEPARATE));

        caller.hangUp();

        assertThat(theOnlyRecord(engine).custom()).containsEntry("recordings", String.join(" ", names));
    }

    @Test
    void a_recording_goes_on_after_the_engine_was_killed() throws Exception {
        // Given
        SharedStore store = new SharedStore();
        EngineInstance first = opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
        SimulatedCall caller = call();
        caller.awaitBridged();
        first.awaitAnswerWritten();
        CallId id = store.memory
                .live(first.origin)
                .toCompletableFuture()
                .join()
                .get(0)
                .id();
        List<String> names = names(first.engine.handle(id).recordTalk(TWO_HOURS, TalkTracks.SEPARATE));

        // When
        first.crash();
        EngineInstance second = opened(new EngineInstance(asterisk, "b2bua", store, cdrs));
        second.awaitRecovered(id);

        // Then
        assertThat(asterisk.channels()).hasSize(4);
        assertThat(of(second.engine.handle(id).controlRecordings(RecordingControl.STOP)))
                .isEqualTo(new ControlOutcome.Done());
        await().untilAsserted(() -> assertThat(asterisk.channels()).hasSize(2));
        assertThat(caller.isEnded()).isFalse();
        caller.hangUp();
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == 1);
        assertThat(cdrs.records().get(0).custom()).containsEntry("recordings", String.join(" ", names));
    }
}
