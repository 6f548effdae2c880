package io.github.ariadne4j.callflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.operation.OpenRecording;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.RecordOutcome.Reason;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Recording.EndKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerRecordingsTest {
    private static final Recording MINUTE =
            Recording.upTo(Duration.ofMinutes(1)).labelled("voicemail");
    private static final Instant BEGAN = Instant.EPOCH;

    private final CallDriver call = CallDriver.inFlow();

    private OperationId record(Recording recording) {
        call.flow(new FlowEvent.Asks(new FlowVerb.RecordCaller(recording), new RequestId(1)));
        return call.call().operations().get(0).id();
    }

    private RecordOutcome end(OperationId operation, @Nullable String failure) {
        call.flow(new FlowEvent.RecordingEnded(operation, Duration.ofSeconds(7), failure));
        return ((FlowAnswer.Recorded) call.lastAnswer()).outcome();
    }

    private @Nullable String noted() {
        return call.call().flow().notes().get("recordings");
    }

    @Test
    void it_is_written_before_it_can_be_lost_and_its_name_has_call_number_epoch_and_label() {
        OperationId operation = record(MINUTE);

        assertThat(call.commands()).containsExactly("bound 0", "record wav", "save InFlow");
        assertThat(end(operation, null).name())
                .isEqualTo(
                        call.call().facts().id() + "-" + operation.number() + "-" + operation.epoch() + "-voicemail");
    }

    @Test
    void the_key_that_ends_it_is_its_reason_and_no_key_typed_ahead() {
        OperationId operation = record(MINUTE);
        call.flow(new FlowEvent.RecordingBegan(operation)).presses(0, "1#");

        RecordOutcome outcome = end(operation, null);

        assertThat(outcome).isEqualTo(new RecordOutcome.Recorded(outcome.name(), Duration.ofSeconds(7), Reason.KEY));
        assertThat(call.call().flow().keysOf(CallDriver.A).pressed()).isEqualTo("1");
        assertThat(noted()).isEqualTo(outcome.name());
    }

    @Test
    void a_key_before_it_begins_is_typed_ahead() {
        OperationId operation = record(MINUTE);
        call.presses(0, "#");

        assertThat(end(operation, null)).extracting("reason").isEqualTo(Reason.STOPPED);
        assertThat(call.call().flow().keysOf(CallDriver.A).pressed()).isEqualTo("#");
    }

    @Test
    void one_that_failed_says_why_and_is_not_in_the_record() {
        RecordOutcome outcome = end(record(MINUTE), "no room");

        assertThat(outcome).isEqualTo(new RecordOutcome.Failed(outcome.name(), "no room"));
        assertThat(noted()).isNull();
    }

    @Test
    void a_caller_who_hangs_up_leaves_the_name_of_what_was_recorded() {
        OperationId operation = record(MINUTE);
        call.flow(new FlowEvent.RecordingBegan(operation)).asksToHangUp(0, Hangup.UNTOLD);

        assertThat(noted()).contains("-voicemail");
        assertThat(call.call().operations()).isEmpty();
        call.forget();
        assertThat(call.flow(new FlowEvent.RecordingEnded(operation, null, null))
                        .commands())
                .isEmpty();
    }

    @Test
    void a_recovery_stops_it_and_names_it() {
        record(MINUTE);

        CallDriver recovered = call.recovered(call.found(Map.of(0, ChannelState.UP)));

        assertThat(recovered.commands()).contains("stop recording", "flow resume");
        assertThat(recovered.call().flow().notes().get("recordings")).contains("-voicemail");
    }

    /** A callee that was dialled in the bridge is busy: the caller is left in it. */
    private CallDriver leftInBridge() {
        return call.flow(new FlowEvent.Dials(
                        HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331"))), new RequestId(9)))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .destroyed(1, CallDriver.BUSY)
                .forget();
    }

    @Test
    void a_caller_who_was_left_in_the_bridge_is_taken_out_of_it_first() {
        leftInBridge();
        record(MINUTE);
        assertThat(call.commands()).containsExactly("remove 0", "save InFlow");

        assertThat(call.leftBridge(1, 0).commands()).containsExactly("record wav");
        assertThat(call.bridgeDestroyed(1).commands()).as("asked for once").isEmpty();
    }

    @Test
    void a_caller_whose_bridge_is_lost_on_the_way_out_is_recorded() {
        leftInBridge();
        record(MINUTE);
        call.forget();

        assertThat(call.bridgeDestroyed(1).commands()).containsExactly("record wav");
    }

    @Test
    void a_caller_who_was_recorded_joins_the_next_callee_in_the_same_bridge() {
        leftInBridge();
        OperationId operation = record(MINUTE);
        call.leftBridge(1, 0);
        end(operation, null);
        call.forget();

        call.flow(new FlowEvent.Dials(HuntPlan.inOrder(List.of(DialTarget.pjsip("next", "332"))), new RequestId(10)));
        assertThat(call.commands()).containsExactly("save Hunt", "create 2 PJSIP/332@next");
        assertThat(call.entered(2).commands()).containsExactly("join 0 2");
    }

    @Test
    void a_caller_who_talks_is_not_taken_out_of_the_bridge() {
        call.flow(new FlowEvent.Dials(HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331"))), new RequestId(9)))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .forget();

        record(MINUTE);

        assertThat(call.commands()).containsExactly("record wav", "save Connected");
    }

    @Test
    void all_recordings_of_a_call_are_named() {
        String first = end(record(MINUTE), null).name();
        String second = end(record(MINUTE), null).name();

        assertThat(noted()).isEqualTo(first + ' ' + second);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 60})
    void a_key_is_the_reason_whatever_the_time(int seconds) {
        OpenRecording open = OpenRecording.of("r", MINUTE).begunAt(BEGAN).withKeyPressed();

        assertThat(open.reasonAt(BEGAN.plusSeconds(seconds))).isEqualTo(Reason.KEY);
    }

    @ParameterizedTest
    @CsvSource({"5, SILENCE", "59, SILENCE", "60, MAX_LENGTH", "61, MAX_LENGTH"})
    void without_a_key_the_time_tells_the_reason(int seconds, Reason reason) {
        Recording recording = MINUTE.untilSilentFor(Duration.ofSeconds(2));
        OpenRecording open = OpenRecording.of("r", recording).begunAt(BEGAN);

        assertThat(open.reasonAt(BEGAN.plusSeconds(seconds))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"NONE, #, false", "ANY, 7, true", "HASH, #, true", "HASH, *, false", "STAR, *, true"})
    void keys_that_end_it(EndKey ending, char key, boolean ends) {
        OpenRecording open = OpenRecording.of("r", MINUTE.endedBy(ending)).begunAt(BEGAN);

        assertThat(open.isEndedBy(key)).isEqualTo(ends);
    }
}
