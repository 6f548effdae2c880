package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegCommand;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.snapshot.CallSnapshot;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A transfer that is ordered from outside: of the caller, leg 0, by its agent, leg 1, to a target, leg 2. */
class OrderedTransferTest {
    private static final HuntPlan AGENTS = HuntPlan.inOrder(List.of(DialTarget.pjsip("agents", "331")));
    private static final WarmTransfer TERMS =
            WarmTransfer.to(DialTarget.pjsip("billing", "332")).completedBy('1').takenBackBy('*');
    private static final CallOrder ORDER = new CallOrder.Transfer(TERMS);
    private static final LegId AGENT = new LegId(1);
    private static final RequestId DIAL = new RequestId(1);
    private static final RequestId CONNECT = new RequestId(2);
    private static final Connect TEN_MINUTES =
            Connect.of().atMost(Duration.ofMinutes(10)).onKey('9', Party.CALLEE, Connect.Key.Then.TELL_FLOW);
    private static final Map<Integer, ChannelState> ALL_UP =
            Map.of(0, ChannelState.UP, 1, ChannelState.UP, 2, ChannelState.UP);

    private static CallDriver dialled(CallDriver call) {
        return call.flow(new FlowEvent.Dials(AGENTS, DIAL))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0)
                .forget();
    }

    /** The flow waits in connect. */
    private static CallDriver waiting(CallDriver call) {
        return dialled(call)
                .flow(new FlowEvent.Connects(AGENT, TEN_MINUTES, CONNECT))
                .forget();
    }

    private static CallDriver handedOver() {
        return dialled(CallDriver.inFlow())
                .flow(new FlowEvent.LeavesConnected(AGENT, TEN_MINUTES, CONNECT))
                .forget();
    }

    private static CallDriver ringing(CallDriver talking) {
        return talking.ordered(ORDER).leftBridge(1, 0).entered(2).rings(2).forget();
    }

    private static CallDriver consulting(CallDriver talking) {
        return ringing(talking).answers(2).joined(1, 2).forget();
    }

    private static CallDriver consulting() {
        return consulting(waiting(CallDriver.inFlow()));
    }

    private static FlowAnswer joined(CallDriver call) {
        return new FlowAnswer.Transferred(new TransferOutcome.Joined(new AnsweredLeg(
                2, Objects.requireNonNull(call.call().leg(new LegId(2))).channel())));
    }

    private static CallPlan.Connected connected(CallDriver call) {
        return (CallPlan.Connected) call.plan();
    }

    @Test
    void the_caller_of_a_flow_that_waits_is_put_on_hold_and_the_target_is_dialled() {
        CallDriver call = waiting(CallDriver.inFlow()).ordered(ORDER);

        assertThat(call.commands())
                .containsExactly(
                        "bound 1", "save Transferring", "start TONE", "remove 0", "create 2 PJSIP/332@billing");
        assertThat(call.leftBridge(1, 0).commands()).containsExactly("music default");
    }

    @Test
    void asterisk_does_not_end_the_agent_at_the_limit_of_the_talk_while_it_consults() {
        CallDriver call = waiting(CallDriver.inFlow()).ordered(ORDER);

        assertThat(call.raw())
                .filteredOn(CallCommand.ToLeg.class::isInstance)
                .extracting(command -> ((CallCommand.ToLeg) command).command())
                .contains(new LegCommand.SetMaxDuration(
                        agent(call).channel(), CallTimeouts.defaults().longestCall()));
        assertThat(call.presses(1, "*").commands()).contains("bound 1");
    }

    private static Leg agent(CallDriver call) {
        return Objects.requireNonNull(call.call().leg(AGENT));
    }

    @Test
    void the_flow_that_waits_is_told_of_the_target_that_has_the_caller_now() {
        CallDriver call = consulting().presses(1, "1").leftBridge(1, 1).joined(1, 0);

        assertThat(call.lastAnswer()).as("of the flow, after that of the order").isEqualTo(joined(call));
        assertThat(call.commands().stream().filter(command -> command.startsWith("answer the")))
                .hasSize(2);
        assertThat(call.plan()).isEqualTo(CallPlan.Connected.held(new LegId(2)));
    }

    @Test
    void the_talk_goes_on_with_its_limit_and_keys_when_the_agent_takes_the_caller_back() {
        CallDriver call = consulting().presses(1, "*").joined(1, 0);

        assertThat(call.commands()).contains("bound 1", "end of talk in 600", "save Connected");
        assertThat(call.lastAnswer()).isEqualTo(new FlowAnswer.Transferred(new TransferOutcome.TakenBack()));
        call.presses(1, "9");
        assertThat(call.lastAnswer()).isInstanceOf(FlowAnswer.KeyPressed.class);
    }

    @Test
    void a_limit_of_the_talk_that_passes_meanwhile_holds_when_the_caller_is_taken_back() {
        CallDriver call = consulting()
                .later(Duration.ofMinutes(11))
                .timer(new PlanTimer.EndOfTalk(AGENT))
                .presses(1, "*")
                .joined(1, 0);

        assertThat(call.commands()).contains("end of talk in 0");
    }

    @Test
    void a_caller_that_is_left_alone_goes_on_in_its_flow_as_after_any_talk() {
        CallDriver call = ringing(waiting(CallDriver.inFlow()))
                .asksToHangUp(1, CLEARED)
                .destroyed(1, CLEARED)
                .asksToHangUp(2, CLEARED)
                .destroyed(2, CLEARED);

        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
        assertThat(call.lastAnswer()).isEqualTo(new FlowAnswer.CalleeLeft(HangupCause.NORMAL_CLEARING));
    }

    @Test
    void a_call_that_was_handed_over_keeps_its_limit_with_the_target() {
        CallDriver call =
                consulting(handedOver()).presses(1, "1").leftBridge(1, 1).joined(1, 0);

        assertThat(connected(call).callee()).isEqualTo(new LegId(2));
        assertThat(connected(call).flowHolds()).isFalse();
        assertThat(call.commands()).contains("bound 2", "end of talk in 600");
        assertThat(call.asksToHangUp(2, CLEARED).commands()).contains("hang up 0 with 16");
    }

    @Test
    void a_call_that_was_handed_over_ends_when_agent_and_target_are_gone() {
        CallDriver call = ringing(handedOver())
                .asksToHangUp(1, CLEARED)
                .destroyed(1, CLEARED)
                .asksToHangUp(2, CLEARED)
                .destroyed(2, CLEARED);

        assertThat(call.commands()).contains("hang up 0 with 16");
        assertThat(call.leftStasis(0).bridgeDestroyed(1).end().by()).isEqualTo(Party.CALLEE);
    }

    @Test
    void it_is_not_ordered_while_parties_do_not_talk_or_the_flow_does_something_else() {
        assertThat(CallDriver.inFlow().ordered(ORDER).lastAnswer()).isInstanceOf(FlowAnswer.NotNow.class);
        assertThat(dialled(CallDriver.inFlow()).ordered(ORDER).lastAnswer()).isInstanceOf(FlowAnswer.NotNow.class);
        assertThat(consulting().ordered(ORDER).lastAnswer()).isInstanceOf(FlowAnswer.NotNow.class);
        assertThat(waiting(CallDriver.inFlow())
                        .asksToHangUp(0, CLEARED)
                        .ordered(ORDER)
                        .lastAnswer())
                .isEqualTo(new FlowAnswer.CallOver());
    }

    @Test
    void another_flow_takes_the_caller_out_of_it() {
        CallDriver call = consulting().ordered(new CallOrder.Redirect(flow -> {}));

        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
        assertThat(call.commands())
                .contains(
                        "answer the order refused", "answer the order done", "hang up 1 with 16", "hang up 2 with 16");
    }

    // After a recovery.

    private static CallDriver durable() {
        return consulting(dialled(CallDriver.inDurableFlow())
                .steps(StepKind.CONNECT)
                .flow(new FlowEvent.Connects(AGENT, TEN_MINUTES, CONNECT)));
    }

    private static CallDriver recovered(CallDriver left, int... inBridge) {
        CallModel written = CallSnapshot.read(left.call().facts(), CallSnapshot.write(left.call()));
        return CallDriver.recovered(written, left.found(ALL_UP, inBridge));
    }

    private static FlowEvent asksAgain() {
        return new FlowEvent.Connects(AGENT, TEN_MINUTES, RequestId.RESUMED);
    }

    @Test
    void it_goes_on_and_the_durable_flow_that_waits_again_is_told_of_the_target() {
        CallDriver call = recovered(durable(), 1, 2).flow(asksAgain());
        assertThat(call.plan()).isInstanceOf(CallPlan.Transferring.class);

        call.presses(1, "1").leftBridge(1, 1).joined(1, 0);

        assertThat(call.lastAnswer()).isEqualTo(joined(call));
        assertThat(call.plan()).isEqualTo(CallPlan.Connected.held(new LegId(2)));
    }

    @Test
    void a_durable_flow_waits_on_for_the_talk_when_the_caller_is_taken_back() {
        CallDriver call =
                recovered(durable(), 1, 2).flow(asksAgain()).presses(1, "*").joined(1, 0);

        assertThat(connected(call).callee()).isEqualTo(AGENT);
        assertThat(call.asksToHangUp(1, CLEARED).lastAnswer()).isInstanceOf(FlowAnswer.CalleeLeft.class);
    }

    @Test
    void a_durable_flow_that_was_not_told_of_the_target_yet_is_told_when_it_asks_again() {
        CallDriver left = durable().presses(1, "1").leftBridge(1, 1).joined(1, 0);

        CallDriver call = recovered(left, 0, 2).flow(asksAgain());

        assertThat(call.lastAnswer()).isEqualTo(joined(call));
        assertThat(connected(call).callee()).isEqualTo(new LegId(2));
        assertThat(connected(call).request()).as("the flow waits for").isNull();
    }

    @Test
    void it_goes_on_without_a_flow_that_is_not_durable() {
        CallDriver call =
                recovered(consulting(), 1, 2).presses(1, "1").leftBridge(1, 1).joined(1, 0);

        assertThat(connected(call).callee()).isEqualTo(new LegId(2));
        assertThat(connected(call).flowHolds()).isFalse();
    }
}
