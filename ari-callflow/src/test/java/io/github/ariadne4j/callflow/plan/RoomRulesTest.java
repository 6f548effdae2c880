package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.room.RoomReport;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.Room;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A call whose flow waits until it is in a room no longer. */
class RoomRulesTest {
    private static final RequestId REQUEST = new RequestId(1);
    private static final Room BOARD = Room.named("board").leftBy('#');
    private static final JoinOutcome FULL = new JoinOutcome.Full();

    private static CallDriver joins(CallDriver call) {
        return call.flow(new FlowEvent.Joins(BOARD, REQUEST));
    }

    private static CallDriver inRoom() {
        return joins(CallDriver.inFlow()).answers(0).forget();
    }

    private static CallDriver over(CallDriver call) {
        return call.say(new CallSignal.RoomSignal(new RoomReport.Over(FULL), Instant.EPOCH));
    }

    private static CallDriver out(CallDriver call) {
        return call.say(new CallSignal.RoomSignal(new RoomReport.Out(), Instant.EPOCH));
    }

    private static CallDriver recovered(CallDriver left) {
        return left.recovered(left.found(Map.of(0, ChannelState.UP)));
    }

    @Test
    void the_caller_is_answered_and_asks_to_be_in_the_room() {
        assertThat(joins(CallDriver.inFlow()).commands()).contains("answer 0", "enter room board", "save InRoom");
    }

    @Test
    void what_the_room_says_at_the_end_is_the_outcome_once_the_caller_is_out_of_the_bridge() {
        CallDriver call = over(inRoom());
        assertThat(call.commands()).containsExactly("save InRoom", "leave the room");

        assertThat(out(call.forget()).commands())
                .containsExactly("save InFlow", "answer the flow out of the room: " + FULL);
    }

    @Test
    void its_key_takes_the_caller_out_and_another_one_does_not() {
        CallDriver call = inRoom().presses(0, "5");
        assertThat(call.commands()).isEmpty();

        assertThat(out(call.presses(0, "#")).lastAnswer())
                .isEqualTo(new FlowAnswer.OutOfRoom(new JoinOutcome.Left('#')));
    }

    @Test
    void the_first_reason_to_leave_is_the_outcome() {
        CallDriver call = over(inRoom()).forget();

        assertThat(call.presses(0, "#").commands()).isEmpty();
        assertThat(out(call).lastAnswer()).isEqualTo(new FlowAnswer.OutOfRoom(FULL));
    }

    @Test
    void a_caller_that_hangs_up_on_its_way_out_has_asked_to_leave_already() {
        CallDriver call = inRoom().presses(0, "#").forget().asksToHangUp(0, CLEARED);

        assertThat(call.commands()).doesNotContain("leave the room", "leave the room with the call");
    }

    @Test
    void a_caller_that_hangs_up_leaves_the_room_with_its_call() {
        CallDriver call = inRoom().asksToHangUp(0, CLEARED);
        assertThat(call.commands()).contains("leave the room with the call");

        call.leftStasis(0);
        assertThat(call.end().by()).isEqualTo(Party.CALLER);
        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_room_that_says_something_too_late_changes_nothing() {
        CallDriver call = out(inRoom().presses(0, "#")).forget();

        assertThat(over(call).commands()).isEmpty();
        assertThat(out(call).commands()).isEmpty();
    }

    @Test
    void after_a_recovery_the_caller_is_in_its_room_and_the_flow_is_resumed_at_the_end() {
        CallDriver call = recovered(inRoom());
        assertThat(call.commands()).contains("return to room board").doesNotContain("flow resume", "flow replay");

        assertThat(out(over(call).forget()).commands()).containsExactly("flow resume", "save InFlow");
    }

    @Test
    void a_caller_that_is_gone_at_the_recovery_was_in_the_room() {
        CallDriver left = inRoom();
        CallDriver call = left.recovered(left.found(Map.of()));

        assertThat(call.commands()).contains("was in room board", "leave the room with the call");
    }

    @Test
    void a_durable_flow_waits_for_its_room_again() {
        CallDriver call =
                recovered(joins(CallDriver.inDurableFlow().steps(StepKind.JOIN)).answers(0));
        assertThat(call.commands()).startsWith("flow replay", "return to room board");

        assertThat(out(over(call).forget()).commands())
                .containsExactly("save InFlow", "answer the flow out of the room: " + FULL);
    }

    @Test
    void a_caller_that_was_on_its_way_out_goes_on_in_its_flow_once_it_is_out() {
        CallDriver call = recovered(inRoom().presses(0, "#"));
        assertThat(call.commands()).contains("leave room board").doesNotContain("flow resume");

        assertThat(out(call.forget()).commands()).containsExactly("flow resume", "save InFlow");
    }

    @Test
    void a_durable_flow_is_answered_with_the_outcome_that_was_written() {
        CallDriver call = recovered(joins(CallDriver.inDurableFlow().steps(StepKind.JOIN))
                .answers(0)
                .presses(0, "#"));
        assertThat(call.commands()).startsWith("flow replay", "leave room board");

        assertThat(out(call.forget()).lastAnswer()).isEqualTo(new FlowAnswer.OutOfRoom(new JoinOutcome.Left('#')));
    }

    @Test
    void a_durable_flow_whose_outcome_was_written_does_not_join_once_more() {
        CallDriver left =
                out(over(joins(CallDriver.inDurableFlow().steps(StepKind.JOIN)).answers(0)));

        CallDriver call = recovered(left);

        assertThat(call.call().flow().journal().open()).isNull();
        assertThat(call.call().flow().journal().entries().get(0).outcome()).containsExactly("Full");
        assertThat(call.commands()).contains("flow replay").doesNotContain("enter room board", "return to room board");
    }

    @Test
    void a_durable_flow_whose_call_had_not_asked_to_be_in_the_room_asks_then() {
        CallDriver call = recovered(CallDriver.inDurableFlow().steps(StepKind.JOIN));

        assertThat(call.lastAnswer()).isEqualTo(new FlowAnswer.Absent());
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
    }

    @Test
    void callers_of_a_flow_that_diverged_stay_in_their_room() {
        CallDriver call =
                recovered(joins(CallDriver.inDurableFlow().steps(StepKind.JOIN)).answers(0));

        assertThat(call.forget().flow(new FlowEvent.Diverged()).commands()).containsExactly("save InRoom");
        assertThat(out(over(call.forget())).commands()).contains("flow resume");
    }

    private static CallDriver recorded(CallDriver call, String name) {
        return call.say(new CallSignal.RoomSignal(new RoomReport.Recorded(name), Instant.EPOCH));
    }

    @Test
    void recordings_of_the_room_are_written_and_named_in_the_record_once() {
        CallDriver call = recorded(inRoom(), "1-1-board");
        assertThat(call.commands()).containsExactly("save InRoom");
        assertThat(recorded(call.forget(), "1-1-board").commands()).isEmpty();

        recorded(call, "1-2-board");

        assertThat(call.call().flow().notes()).containsEntry("recordings", "1-1-board 1-2-board");
    }

    @Test
    void the_room_of_the_next_instance_is_told_of_the_recordings() {
        CallDriver call = recovered(recorded(inRoom(), "1-1-board"));

        assertThat(call.commands()).contains("return to room board recorded [1-1-board]");
    }
}
