package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.BUSY;
import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegTimer;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.step.SilenceWatch;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A caller, leg 0, that its agent, leg 1, transfers to a target, leg 2. */
class TransferRulesTest {
    private static final HuntPlan AGENTS = HuntPlan.inOrder(List.of(DialTarget.pjsip("agents", "331")));
    private static final WarmTransfer TERMS =
            WarmTransfer.to(DialTarget.pjsip("billing", "332")).completedBy('1').takenBackBy('*');
    private static final LegId AGENT = new LegId(1);
    private static final RequestId DIAL = new RequestId(1);
    private static final RequestId TRANSFER = new RequestId(2);
    private static final RequestId CONNECT = new RequestId(3);
    private static final Connect TEN_MINUTES =
            Connect.of().atMost(Duration.ofMinutes(10)).onKey('9', Party.CALLEE, Connect.Key.Then.TELL_FLOW);
    private static final HangupCause LOST = HangupCause.TEMPORARY_FAILURE;

    private static CallDriver dialled(CallDriver call) {
        return call.flow(new FlowEvent.Dials(AGENTS, DIAL))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0)
                .forget();
    }

    private static CallDriver transfers(CallDriver call) {
        return call.flow(new FlowEvent.Transfers(AGENT, TERMS, TRANSFER));
    }

    private static CallDriver requested() {
        return transfers(dialled(CallDriver.inFlow())).leftBridge(1, 0).forget();
    }

    private static CallDriver ringing() {
        return requested().entered(2).rings(2).forget();
    }

    private static CallDriver consulting() {
        return ringing().answers(2).joined(1, 2).forget();
    }

    private static CallDriver joining() {
        return consulting().presses(1, "1").leftBridge(1, 1).forget();
    }

    private static AnsweredLeg target(CallDriver call) {
        return new AnsweredLeg(
                2, Objects.requireNonNull(call.call().leg(new LegId(2))).channel());
    }

    private static TransferOutcome outcome(CallDriver call) {
        return ((FlowAnswer.Transferred) call.lastAnswer()).outcome();
    }

    /** Caller and agent are connected, and the target is gone or hung up. */
    private static void assertTakenBack(CallDriver call, TransferOutcome outcome) {
        assertThat(outcome(call)).isEqualTo(outcome);
        assertThat(call.plan()).isEqualTo(CallPlan.Connected.held(AGENT));
        assertThat(call.watched()).isEmpty();
    }

    private static TransferOutcome notAnswered(HangupCause cause) {
        return new TransferOutcome.NotAnswered(DialOutcome.ofFailure(cause));
    }

    // On the way to the target.

    @Test
    void the_caller_leaves_the_bridge_for_its_music_and_the_agent_hears_the_target_ring() {
        CallDriver call = transfers(dialled(CallDriver.inFlow()));
        assertThat(call.commands())
                .containsExactly("save Transferring", "start TONE", "remove 0", "create 2 PJSIP/332@billing");

        assertThat(call.leftBridge(1, 0).commands()).containsExactly("music default");
        assertThat(call.entered(2).commands()).containsExactly("dial 2 for 30");
        assertThat(call.watched()).as("in silence").isEmpty();
    }

    @Test
    void the_limit_of_the_talk_ends_with_the_transfer_here_and_in_asterisk() {
        CallDriver call = dialled(CallDriver.inFlow())
                .flow(new FlowEvent.Connects(AGENT, TEN_MINUTES, CONNECT))
                .presses(1, "9")
                .forget();

        transfers(call);

        assertThat(call.commands()).contains("bound 1");
        assertThat(call.raw())
                .contains(
                        new CallCommand.StopTimer(new PlanTimer.EndOfTalk(AGENT)),
                        new CallCommand.StopTimer(new PlanTimer.EndOfTalkNears(AGENT)));
    }

    @Test
    void the_music_of_the_caller_is_an_operation_for_as_long_as_the_caller_is_out_of_the_bridge() {
        CallDriver call = transfers(dialled(CallDriver.inFlow()));
        assertThat(call.call().operations()).isEmpty();

        assertThat(call.leftBridge(1, 0).call().operations(OpenOperation.Kind.MUSIC))
                .extracting(OpenOperation::leg)
                .containsExactly(CallDriver.A);

        assertThat(consulting().presses(1, "1").call().operations()).isEmpty();
        assertThat(consulting().presses(1, "*").call().operations()).isEmpty();
    }

    @Test
    void a_target_that_answers_joins_the_agent_at_once() {
        CallDriver call = ringing();

        assertThat(call.answers(2).commands()).containsExactly("stop TONE", "save Transferring", "join 2");
        assertThat(call.joined(1, 2).watched()).as("in silence").isEmpty();
    }

    @Test
    void the_key_of_the_agent_joins_caller_and_target_and_the_agent_is_hung_up() {
        CallDriver call = consulting().presses(1, "1");
        assertThat(call.commands()).containsExactly("save Transferring", "stop music", "remove 1");
        assertThat(call.leftBridge(1, 1).commands()).containsExactly("join 0");

        call.joined(1, 0);

        TransferOutcome joined = new TransferOutcome.Joined(target(call));
        assertThat(call.commands())
                .containsExactly("hang up 1 with 16", "save Connected", "answer the flow transferred: " + joined);
        assertThat(call.plan()).isEqualTo(CallPlan.Connected.held(new LegId(2)));
        assertThat(call.watched()).as("in silence").isEmpty();
    }

    @Test
    void an_agent_that_hangs_up_in_the_consultation_completes_the_transfer() {
        CallDriver call = consulting().asksToHangUp(1, CLEARED);
        assertThat(call.commands()).containsExactly("save Transferring", "stop music", "remove 1");

        assertThat(call.leftBridge(1, 1).commands()).containsExactly("join 0");
        call.destroyed(1, CLEARED).joined(1, 0);

        assertThat(outcome(call)).isEqualTo(new TransferOutcome.Joined(target(call)));
    }

    @Test
    void an_agent_that_hangs_up_while_the_target_rings_leaves_the_caller_waiting_for_it() {
        CallDriver call = ringing().asksToHangUp(1, CLEARED).destroyed(1, CLEARED);
        assertThat(call.commands()).isEmpty();
        assertThat(call.watched()).as("in silence").isEmpty();

        assertThat(call.answers(2).commands()).containsExactly("save Transferring", "stop music", "join 0 2");
        call.joined(1, 0, 2);

        assertThat(outcome(call)).isEqualTo(new TransferOutcome.Joined(target(call)));
    }

    @Test
    void the_key_means_nothing_while_the_target_rings_nor_do_keys_of_others() {
        assertThat(ringing().presses(1, "1").commands()).isEmpty();
        assertThat(consulting().presses(0, "1*").presses(2, "1*").commands()).isEmpty();
        assertThat(joining().presses(1, "1*").commands()).isEmpty();
    }

    // On the way back.

    @Test
    void the_agent_takes_the_caller_back_at_each_step() {
        for (CallDriver call : List.of(requested(), ringing(), consulting())) {
            call.presses(1, "*");

            assertThat(call.commands()).contains("stop music", "join 0");
            call.joined(1, 0);
            assertTakenBack(call, new TransferOutcome.TakenBack());
        }
    }

    @Test
    void a_caller_that_is_still_on_its_way_out_of_the_bridge_comes_back() {
        CallDriver call = transfers(dialled(CallDriver.inFlow())).forget();

        assertThat(call.presses(1, "*").commands()).doesNotContain("join 0").contains("save Connected");
        assertThat(call.leftBridge(1, 0).commands()).containsExactly("join 0");
        assertTakenBack(call.joined(1, 0), new TransferOutcome.TakenBack());
    }

    @Test
    void a_target_that_does_not_take_the_call_gives_the_caller_back() {
        assertTakenBack(ringing().destroyed(2, BUSY).joined(1, 0), notAnswered(HangupCause.USER_BUSY));
        assertTakenBack(
                requested().notCreated(2, CommandFailure.FAILED).joined(1, 0), notAnswered(HangupCause.CONGESTION));
        assertTakenBack(ringing().legTimer(2, LegTimer.RING).joined(1, 0), notAnswered(HangupCause.NO_ANSWER));
    }

    @Test
    void a_target_that_leaves_after_its_answer_has_declined() {
        TransferOutcome declined = new TransferOutcome.Declined(HangupCause.NORMAL_CLEARING);

        assertTakenBack(consulting().asksToHangUp(2, CLEARED).joined(1, 0), declined);
        assertTakenBack(consulting().destroyed(2, CLEARED).joined(1, 0), declined);
        assertTakenBack(joining().asksToHangUp(2, CLEARED).joined(1, 0, 1), declined);
    }

    @Test
    void without_an_agent_the_caller_goes_on_alone_in_its_flow() {
        CallDriver call = ringing().destroyed(1, CLEARED).destroyed(2, BUSY);
        assertThat(outcome(call)).isEqualTo(notAnswered(HangupCause.USER_BUSY));
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);

        call = consulting().destroyed(1, CLEARED).destroyed(2, CLEARED);
        assertThat(outcome(call)).isEqualTo(new TransferOutcome.Declined(HangupCause.NORMAL_CLEARING));
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
    }

    @Test
    void a_target_that_does_not_get_into_the_bridge_is_given_up() {
        TransferOutcome failed = new TransferOutcome.Failed(HangupCause.FAILURE);

        assertTakenBack(ringing().answers(2).joinFailed(1, 2).joined(1, 0), failed);
    }

    @Test
    void parties_that_others_take_out_of_the_bridge_are_put_back() {
        assertThat(consulting().takenOut(1, 2).commands()).containsExactly("join 2");
        assertThat(consulting().takenOut(1, 1).commands()).containsExactly("join 1");
        assertThat(joining().joined(1, 0).takenOut(1, 0).commands()).contains("join 0");

        CallDriver call = joining().joinFailed(1, 0);
        assertThat(call.commands()).containsExactly("join 0");
    }

    @Test
    void a_consultation_in_silence_ends() {
        CallDriver call = ringing().answers(2);
        assertThat(call.watched()).isNotEmpty();

        call.silenceLasts(new LegId(2));

        assertTakenBack(call.joined(1, 0), new TransferOutcome.Failed(SilenceWatch.CAUSE));
    }

    // The end of the call.

    @Test
    void a_caller_that_hangs_up_ends_the_call_at_each_step() {
        for (CallDriver call : List.of(ringing(), consulting(), joining())) {
            call.asksToHangUp(0, CLEARED);

            assertThat(call.commands()).contains("hang up 1 with 16", "hang up 2 with 16");
            call.leftStasis(0).destroyed(1, CLEARED).destroyed(2, CLEARED).bridgeDestroyed(1);
            assertThat(call.end().by()).isEqualTo(Party.CALLER);
            assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
        }
    }

    @Test
    void an_agent_that_is_not_connected_with_the_caller_transfers_nothing() {
        CallDriver call = dialled(CallDriver.inFlow());

        call.flow(new FlowEvent.Transfers(new LegId(7), TERMS, TRANSFER));

        assertThat(call.lastAnswer()).isInstanceOf(FlowAnswer.Failed.class);
    }

    @Test
    void an_agent_that_left_before_transfers_nothing() {
        CallDriver call = transfers(dialled(CallDriver.inFlow()).destroyed(1, CLEARED));

        assertThat(outcome(call)).isEqualTo(new TransferOutcome.Failed(HangupCause.NORMAL_CLEARING));
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
    }

    // What others do to the bridge.

    @Test
    void a_bridge_that_is_lost_is_replaced_for_those_who_belong_into_it() {
        assertThat(ringing().bridgeDestroyed(1).bridgeCreated(2).commands()).contains("join 1", "music default");
        assertThat(consulting().bridgeDestroyed(1).bridgeCreated(2).commands()).contains("join 1 2");
        assertThat(joining().bridgeDestroyed(1).bridgeCreated(2).commands()).contains("join 0 2");
    }

    // After a recovery.

    private static CallDriver durable(CallDriver call) {
        return transfers(dialled(call).steps(StepKind.TRANSFER)).leftBridge(1, 0);
    }

    private static final Map<Integer, ChannelState> ALL_UP =
            Map.of(0, ChannelState.UP, 1, ChannelState.UP, 2, ChannelState.UP);

    @Test
    void a_target_that_rings_rings_on_and_the_transfer_goes_on() {
        CallDriver left = durable(CallDriver.inDurableFlow()).entered(2).rings(2);
        CallDriver call =
                left.recovered(left.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP, 2, ChannelState.RINGING), 1));
        assertThat(call.commands())
                .contains("flow replay", "music default", "stop TONE", "start TONE")
                .doesNotContain("dial 2 for 30", "create 2 PJSIP/332@billing");

        call.answers(2).joined(1, 2).presses(1, "1").leftBridge(1, 1).joined(1, 0);

        assertThat(outcome(call)).isEqualTo(new TransferOutcome.Joined(target(call)));
    }

    @Test
    void a_target_that_may_have_been_dialled_is_never_dialled_again() {
        CallDriver left = durable(CallDriver.inDurableFlow());
        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 1));

        assertTakenBack(call.joined(1, 0), notAnswered(LOST));
    }

    @Test
    void a_target_that_was_created_and_not_dialled_is_dialled() {
        CallDriver left = durable(CallDriver.inDurableFlow());
        CallDriver call = left.recovered(
                left.foundUndialled(Map.of(0, ChannelState.UP, 1, ChannelState.UP, 2, ChannelState.DOWN), 1));

        assertThat(call.commands()).contains("dial 2 for 30");
    }

    @Test
    void a_consultation_goes_on() {
        CallDriver left =
                durable(CallDriver.inDurableFlow()).entered(2).answers(2).joined(1, 2);
        CallDriver call = left.recovered(left.found(ALL_UP, 1, 2));
        assertThat(call.watched()).isEmpty();

        assertTakenBack(call.presses(1, "*").joined(1, 0), new TransferOutcome.TakenBack());
    }

    @Test
    void a_caller_that_was_about_to_join_the_target_joins_it() {
        CallDriver left = durable(CallDriver.inDurableFlow())
                .entered(2)
                .answers(2)
                .joined(1, 2)
                .presses(1, "1");
        CallDriver call = left.recovered(left.found(ALL_UP, 1, 2));
        assertThat(call.leftBridge(1, 1).commands()).contains("join 0");
        assertThat(outcome(call.joined(1, 0))).isEqualTo(new TransferOutcome.Joined(target(call)));

        call = left.recovered(left.found(ALL_UP, 0, 1, 2)).leftBridge(1, 1);
        assertThat(outcome(call)).as("had joined").isEqualTo(new TransferOutcome.Joined(target(call)));
    }

    /** The request that stops it goes over another connection than the one that joins. */
    @Test
    void the_music_stops_after_a_transfer_also_where_the_request_that_stops_it_was_lost() {
        CallDriver consulting =
                durable(CallDriver.inDurableFlow()).entered(2).answers(2).joined(1, 2);
        CallDriver left = consulting.presses(1, "1").leftBridge(1, 1).joined(1, 0);
        assertThat(left.recovered(left.found(ALL_UP, 0, 2)).commands()).contains("stop music");
    }

    @Test
    void the_music_stops_when_the_agent_had_taken_the_caller_back() {
        CallDriver left = durable(CallDriver.inDurableFlow())
                .entered(2)
                .answers(2)
                .joined(1, 2)
                .presses(1, "*")
                .joined(1, 0);
        assertThat(left.recovered(left.found(ALL_UP, 0, 1)).commands()).contains("stop music");
    }

    @Test
    void the_music_stops_for_a_caller_that_was_left_alone_in_its_flow() {
        CallDriver left = durable(CallDriver.inDurableFlow())
                .entered(2)
                .answers(2)
                .joined(1, 2)
                .destroyed(1, CLEARED)
                .destroyed(2, CLEARED);
        assertThat(left.recovered(left.found(Map.of(0, ChannelState.UP))).commands())
                .contains("stop music");
    }

    @Test
    void an_agent_that_hung_up_in_the_consultation_while_no_instance_ran_completed_the_transfer() {
        CallDriver left =
                durable(CallDriver.inDurableFlow()).entered(2).answers(2).joined(1, 2);
        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP, 2, ChannelState.UP), 2));

        assertThat(outcome(call.joined(1, 0))).isEqualTo(new TransferOutcome.Joined(target(call)));
    }

    @Test
    void the_outcome_of_a_transfer_is_written_with_the_plan() {
        CallDriver left = durable(CallDriver.inDurableFlow()).entered(2).destroyed(2, BUSY);
        assertThat(left.commands()).contains("save Connected");

        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1));

        List<JournalEntry> entries =
                Objects.requireNonNull(call.call().flow().journal()).entries();
        assertThat(entries.get(entries.size() - 1).outcome()).containsExactly("NotAnswered", "17");
        assertThat(call.commands()).noneMatch(command -> command.startsWith("answer the flow"));
    }

    @Test
    void a_transfer_that_had_not_begun_is_not_begun() {
        CallDriver left = dialled(CallDriver.inDurableFlow()).steps(StepKind.TRANSFER);
        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1));

        assertThat(call.lastAnswer()).isInstanceOf(FlowAnswer.Answered.class);
        assertThat(call.plan()).isEqualTo(CallPlan.Connected.held(AGENT).heldAgain(null));
    }

    @Test
    void without_a_durable_flow_the_transfer_goes_on_and_those_who_are_connected_at_last_end_the_call() {
        CallDriver left = consulting();
        CallDriver joined = left.recovered(left.found(ALL_UP, 1, 2))
                .presses(1, "1")
                .leftBridge(1, 1)
                .joined(1, 0);
        assertThat(joined.plan()).isEqualTo(CallPlan.Connected.handedOver(new LegId(2)));

        CallDriver back =
                left.recovered(left.found(ALL_UP, 1, 2)).presses(1, "*").joined(1, 0);
        assertThat(back.plan()).isEqualTo(CallPlan.Connected.handedOver(AGENT));

        CallDriver alone = left.recovered(left.found(Map.of(0, ChannelState.UP)));
        assertThat(alone.commands()).contains("flow resume");
        assertThat(alone.plan()).isInstanceOf(CallPlan.InFlow.class);
    }

    @Test
    void a_transfer_whose_flow_diverged_goes_on_without_it() {
        CallDriver left =
                durable(CallDriver.inDurableFlow()).entered(2).answers(2).joined(1, 2);
        CallDriver call = left.recovered(left.found(ALL_UP, 1, 2)).flow(new FlowEvent.Diverged());

        call.presses(1, "1").leftBridge(1, 1).joined(1, 0);

        assertThat(call.plan()).isEqualTo(CallPlan.Connected.handedOver(new LegId(2)));
    }
}
