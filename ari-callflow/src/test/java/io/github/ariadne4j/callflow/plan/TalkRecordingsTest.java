package io.github.ariadne4j.callflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.control.RecordingControl;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.snapshot.CallSnapshot;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TalkRecordingsTest {
    private static final Recording HOUR = Recording.ofTalk(Duration.ofHours(1)).labelled("consented");

    private final CallDriver call = CallOrdersTest.connected();

    private List<OperationId> record(TalkTracks tracks) {
        call.ordered(new CallOrder.RecordTalk(HOUR, tracks));
        return call.call().operations().stream().map(OpenOperation::id).toList();
    }

    private void begins(OperationId recording) {
        call.flow(new FlowEvent.RecordingBegan(recording));
    }

    private void ends(OperationId recording) {
        call.flow(new FlowEvent.RecordingEnded(recording, Duration.ofSeconds(7), null));
    }

    private String noted() {
        return call.call().flow().notes().getOrDefault("recordings", "");
    }

    @Test
    void a_mixed_one_records_the_bridge_and_is_answered_once_it_has_begun() {
        List<OperationId> recordings = record(TalkTracks.MIXED);
        assertThat(call.commands()).containsExactly("record bridge 1 wav", "save Connected");

        begins(recordings.get(0));

        FlowAnswer.TalkRecorded answer = (FlowAnswer.TalkRecorded) call.lastAnswer();
        assertThat(answer.names()).singleElement().asString().endsWith("-consented");
        assertThat(noted()).isEqualTo(answer.names().get(0));
        ends(recordings.get(0));
        assertThat(call.call().operations()).isEmpty();
    }

    @Test
    void separate_ones_are_recorded_by_legs_that_listen_and_end_with_them() {
        List<OperationId> recordings = record(TalkTracks.SEPARATE);
        assertThat(call.commands()).containsExactly("snoop 2 in none", "snoop 3 in none", "save Connected");

        assertThat(call.entered(2).entered(3).commands()).containsExactly("record wav", "record wav");
        begins(recordings.get(0));
        assertThat(call.commands()).isEmpty();
        begins(recordings.get(1));

        FlowAnswer.TalkRecorded answer = (FlowAnswer.TalkRecorded) call.lastAnswer();
        assertThat(answer.names())
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("-consented-caller"),
                        second -> assertThat(second).endsWith("-consented-callee"));
        assertThat(noted()).isEqualTo(String.join(" ", answer.names()));
        call.forget();
        ends(recordings.get(0));
        assertThat(call.commands()).containsExactly("hang up 2 with 16");
    }

    @Test
    void the_callers_recording_is_named_first_also_if_the_callees_begins_first() {
        List<OperationId> recordings = record(TalkTracks.SEPARATE);
        call.entered(2).entered(3);

        begins(recordings.get(1));
        begins(recordings.get(0));

        FlowAnswer.TalkRecorded answer = (FlowAnswer.TalkRecorded) call.lastAnswer();
        assertThat(answer.names().get(0)).endsWith("-consented-caller");
        assertThat(answer.names().get(1)).endsWith("-consented-callee");
    }

    @Test
    void one_that_fails_takes_the_other_along_and_the_talk_goes_on() {
        record(TalkTracks.SEPARATE);
        call.created(2).forget();

        call.notCreated(3, CommandFailure.FAILED);

        assertThat(call.commands()).containsExactly("answer the order refused", "stop recording", "hang up 2 with 16");
        assertThat(call.call().operations()).isEmpty();
        assertThat(call.plan().getClass().getSimpleName()).isEqualTo("Connected");
    }

    @Test
    void all_of_them_are_paused_together_and_answered_once() {
        record(TalkTracks.SEPARATE).forEach(this::begins);
        call.forget();

        call.ordered(new CallOrder.SteerRecordings(RecordingControl.PAUSE));
        assertThat(call.commands()).containsExactly("recording PAUSE", "recording PAUSE");

        assertThat(call.operationEnded(true).commands()).isEmpty();
        assertThat(call.operationEnded(true).commands()).containsExactly("answer the order done");
    }

    @Test
    void a_talk_that_is_not_recorded_has_nothing_to_pause() {
        call.ordered(new CallOrder.SteerRecordings(RecordingControl.PAUSE));

        assertThat(call.commands()).containsExactly("answer the order absent");
    }

    @Test
    void a_caller_alone_has_no_talk() {
        CallDriver alone = CallDriver.inFlow().ordered(new CallOrder.RecordTalk(HOUR, TalkTracks.MIXED));

        assertThat(alone.commands()).containsExactly("answer the order absent");
    }

    @Test
    void the_end_of_the_call_ends_what_listens() {
        record(TalkTracks.CALLEE);
        call.entered(2).answers(2).forget();

        call.asksToHangUp(0, CallDriver.CLEARED);

        assertThat(call.commands()).contains("hang up 1 with 16", "hang up 2 with 16");
    }

    @Test
    void a_recovery_goes_on_with_it_and_names_it() {
        OperationId recording = record(TalkTracks.CALLER).get(0);
        call.entered(2).answers(2);

        CallDriver recovered =
                call.recovered(call.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP, 2, ChannelState.UP), 0, 1));

        assertThat(recovered.commands()).noneMatch(command -> command.startsWith("hang up"));
        assertThat(recovered.call().operation(recording)).isNotNull();
        assertThat(recovered.call().flow().notes().get("recordings")).endsWith("-consented-caller");
        recovered.flow(new FlowEvent.RecordingEnded(recording, null, null));
        assertThat(recovered.commands()).contains("hang up 2 with 16");
    }

    private CallDriver nextInstance() {
        CallModel written = CallSnapshot.read(call.call().facts(), CallSnapshot.write(call.call()));
        return CallDriver.recovered(written, call.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1));
    }

    @Test
    void one_that_an_earlier_instance_ordered_and_that_never_began_is_not_named() {
        begins(record(TalkTracks.MIXED).get(0));
        OperationId lost = record(TalkTracks.MIXED).get(1);

        CallDriver recovered = nextInstance();
        recovered.flow(new FlowEvent.RecordingEnded(lost, null, "no such recording"));

        assertThat(recovered.call().flow().notes().get("recordings")).isEqualTo(noted());
        assertThat(recovered.call().operation(lost)).isNull();
    }

    @Test
    void the_only_one_that_never_began_leaves_no_field_in_the_record() {
        OperationId lost = record(TalkTracks.MIXED).get(0);

        CallDriver recovered = nextInstance();
        recovered.flow(new FlowEvent.RecordingEnded(lost, null, "no such recording"));

        assertThat(recovered.call().flow().notes()).doesNotContainKey("recordings");
    }

    @Test
    void one_that_goes_on_is_named_also_if_it_fails_later() {
        OperationId recording = record(TalkTracks.MIXED).get(0);

        CallDriver recovered = nextInstance();
        recovered.flow(new FlowEvent.RecordingBegan(recording));
        recovered.flow(new FlowEvent.RecordingEnded(recording, null, "no room"));

        assertThat(recovered.call().flow().notes().get("recordings")).endsWith("-consented");
    }

    @Test
    void a_leg_that_listens_and_is_gone_at_the_recovery_ends_no_talk() {
        record(TalkTracks.CALLER);
        call.entered(2).answers(2);

        CallDriver recovered = call.recovered(call.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1));

        assertThat(recovered.commands()).noneMatch(command -> command.startsWith("hang up"));
    }

    /** The recorder is a third member of the bridge, in which a key of the callee may have no end. */
    @Test
    void a_caller_that_goes_on_after_a_talk_that_was_recorded_in_its_bridge_leaves_the_bridge() {
        assertThat(callerGoesOnAfter(TalkTracks.MIXED)).contains("remove 0");
        assertThat(callerGoesOnAfter(TalkTracks.SEPARATE)).doesNotContain("remove 0");
    }

    private static List<String> callerGoesOnAfter(TalkTracks tracks) {
        HuntPlan hunt = HuntPlan.inOrder(List.of(DialTarget.pjsip("agents", "331")));
        return CallDriver.inFlow()
                .flow(new FlowEvent.Dials(hunt, new RequestId(1)))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0)
                .flow(new FlowEvent.Connects(new LegId(1), Connect.of(), new RequestId(2)))
                .ordered(new CallOrder.RecordTalk(HOUR, tracks))
                .forget()
                .asksToHangUp(1, CallDriver.CLEARED)
                .commands();
    }
}
