package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.BUSY;
import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow that waits for the end of a talk. */
class TalkTest {
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final LegId CALLEE = new LegId(1);
    private static final RequestId DIAL = new RequestId(1);
    private static final RequestId CONNECT = new RequestId(2);
    private static final RequestId NEXT = new RequestId(3);
    private static final Connect TEN_MINUTES = Connect.of().atMost(Duration.ofMinutes(10));

    /** The flow has dialled, and the callee has answered. */
    private static CallDriver held() {
        return CallDriver.inFlow()
                .flow(new FlowEvent.Dials(ONE, DIAL))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0)
                .forget();
    }

    private static CallDriver talking(Connect terms) {
        return held().flow(new FlowEvent.Connects(CALLEE, terms, CONNECT));
    }

    private static Connect warned(Party party) {
        return TEN_MINUTES.warning(Duration.ofMinutes(1), Prompt.sound("one-minute"), party);
    }

    @Test
    void the_caller_goes_on_in_its_flow_when_the_callee_leaves() {
        CallDriver call = talking(Connect.of());
        assertThat(call.commands()).containsExactly("save Connected");

        assertThat(call.asksToHangUp(1, CLEARED).commands())
                .containsExactly("save InFlow", "answer the flow callee left with 16");

        assertThat(call.destroyed(1, CLEARED).commands()).isEmpty();
        assertThat(call.flow(new FlowEvent.Dials(ONE, NEXT)).commands())
                .as("in the bridge that is there")
                .containsExactly("save Hunt", "create 2 PJSIP/331@first");
        assertThat(call.entered(2).commands()).containsExactly("join 2");
    }

    private static final FlowEvent HANG_UP =
            new FlowEvent.Asks(new FlowVerb.Orders(new CallOrder.HangUpCallee(HangupCause.CALL_REJECTED)), NEXT);

    @Test
    void a_flow_hangs_up_its_callee_and_goes_on_with_the_caller() {
        CallDriver call = held();

        assertThat(call.flow(HANG_UP).commands())
                .containsExactly("answer the flow done", "hang up 1 with 21", "save InFlow");
        assertThat(call.destroyed(1, CLEARED).commands()).isEmpty();
        call.flow(new FlowEvent.Dials(ONE, new RequestId(4)));
        assertThat(call.commands()).containsExactly("save Hunt", "create 2 PJSIP/331@first");
    }

    @Test
    void a_callee_that_has_left_is_not_there_to_be_hung_up() {
        CallDriver call = held().destroyed(1, CLEARED).forget();

        call.flow(HANG_UP);

        assertThat(call.lastAnswer()).isEqualTo(new FlowAnswer.Absent());
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
    }

    @Test
    void a_callee_is_not_hung_up_by_a_flow_that_has_handed_the_call_over() {
        CallDriver call = held().flow(new FlowEvent.LeavesConnected(CALLEE, Connect.of(), CONNECT))
                .forget();

        assertThat(call.flow(HANG_UP).commands()).doesNotContain("hang up 1 with 21");
    }

    @Test
    void a_caller_that_leaves_ends_the_call() {
        CallDriver call = talking(Connect.of()).forget();

        assertThat(call.asksToHangUp(0, CLEARED).commands()).containsExactly("hang up 1 with 16");
        call.leftStasis(0).destroyed(1, CLEARED).bridgeDestroyed(1);

        assertThat(call.end().by()).isEqualTo(Party.CALLER);
        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_call_whose_callee_left_counts_as_answered_when_its_flow_hangs_up() {
        CallDriver call = talking(Connect.of()).asksToHangUp(1, CLEARED).destroyed(1, CLEARED);

        call.flow(new FlowEvent.Returned(false)).leftStasis(0).bridgeDestroyed(1);

        assertThat(call.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_callee_that_left_before_the_flow_connects_it_is_one_that_left() {
        CallDriver call = held();

        assertThat(call.destroyed(1, BUSY).commands()).containsExactly("save InFlow");
        assertThat(call.flow(new FlowEvent.Connects(CALLEE, TEN_MINUTES, CONNECT))
                        .commands())
                .containsExactly("answer the flow callee left with 17");
    }

    @Test
    void a_callee_that_left_before_the_flow_hands_it_over_ends_the_call() {
        CallDriver call = held().destroyed(1, CLEARED).forget();

        assertThat(call.flow(new FlowEvent.LeavesConnected(CALLEE, Connect.of(), CONNECT))
                        .commands())
                .containsExactly("answer the flow done", "hang up 0 with 16");
        call.leftStasis(0).bridgeDestroyed(1);

        assertThat(call.end().by()).isEqualTo(Party.CALLEE);
        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_leg_that_is_not_connected_with_the_caller_cannot_be_connected() {
        assertThat(held().flow(new FlowEvent.Connects(new LegId(7), TEN_MINUTES, CONNECT))
                        .commands())
                .containsExactly("answer the flow failed");
        assertThat(held().flow(new FlowEvent.LeavesConnected(new LegId(7), TEN_MINUTES, CONNECT))
                        .commands())
                .containsExactly("answer the flow failed");
        assertThat(CallDriver.inFlow()
                        .flow(new FlowEvent.LeavesConnected(CALLEE, TEN_MINUTES, CONNECT))
                        .commands())
                .containsExactly("answer the flow failed");
    }

    @Test
    void a_talk_ends_at_its_limit_which_asterisk_knows_too() {
        CallDriver call = talking(TEN_MINUTES);
        assertThat(call.commands()).containsExactly("bound 1", "end of talk in 600", "save Connected");

        assertThat(call.later(Duration.ofMinutes(10))
                        .timer(new PlanTimer.EndOfTalk(CALLEE))
                        .commands())
                .containsExactly("hang up 1 with 16", "save InFlow", "answer the flow time is up");
        assertThat(call.destroyed(1, CLEARED).commands()).isEmpty();
        assertThat(call.timer(new PlanTimer.EndOfTalk(CALLEE)).commands()).isEmpty();
    }

    @Test
    void a_call_that_was_handed_over_with_a_limit_ends_at_it() {
        CallDriver call = held().flow(new FlowEvent.LeavesConnected(CALLEE, TEN_MINUTES, CONNECT));
        assertThat(call.commands())
                .containsExactly("answer the flow done", "bound 1", "end of talk in 600", "save Connected");

        assertThat(call.later(Duration.ofMinutes(10))
                        .timer(new PlanTimer.EndOfTalk(CALLEE))
                        .commands())
                .containsExactly("hang up 0 with 16", "hang up 1 with 16");
        call.leftStasis(0).destroyed(1, CLEARED).bridgeDestroyed(1);

        assertThat(call.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"CALLER, 0", "CALLEE, 1"})
    void one_party_is_warned_once_before_the_limit(Party party, int leg) {
        CallDriver call = talking(warned(party));
        assertThat(call.commands())
                .containsExactly("bound 1", "warning in 540", "end of talk in 600", "save Connected");

        call.timer(new PlanTimer.EndOfTalkNears(CALLEE));

        assertThat(call.commands()).containsExactly("play sound:one-minute", "save Connected");
        assertThat(call.call().operations())
                .singleElement()
                .satisfies(playback -> assertThat(playback.leg()).isEqualTo(new LegId(leg)));
        assertThat(call.timer(new PlanTimer.EndOfTalkNears(CALLEE)).commands()).isEmpty();
    }

    @Test
    void keys_that_are_pressed_in_a_talk_are_not_kept_for_the_flow() {
        CallDriver call = talking(Connect.of()).presses(0, "123").asksToHangUp(1, CLEARED);

        assertThat(call.call().flow().keysOf(CallDriver.A).count()).isZero();
    }

    // After a recovery.

    private static CallDriver recovered(CallDriver left) {
        return left.recovered(left.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1));
    }

    @Test
    void parties_whose_flow_is_gone_talk_on_and_the_flow_is_asked_to_resume_when_the_callee_leaves() {
        CallDriver call = recovered(talking(Connect.of()));
        assertThat(call.commands()).containsExactly("save Connected");

        assertThat(call.asksToHangUp(1, CLEARED).commands()).containsExactly("flow resume", "save InFlow");
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
    }

    @Test
    void a_callee_that_left_while_no_instance_was_there_has_the_flow_resumed_at_once() {
        CallDriver left = talking(Connect.of());

        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP), 0));

        assertThat(call.commands()).containsExactly("flow resume", "save InFlow", "save InFlow");
    }

    @Test
    void a_flow_that_had_not_said_what_comes_next_is_not_asked() {
        CallDriver call = recovered(held()).forget();

        assertThat(call.asksToHangUp(1, CLEARED).commands()).containsExactly("hang up 0 with 16");
    }

    @Test
    void the_deadline_holds_after_a_recovery() {
        CallDriver left = talking(warned(Party.CALLER)).later(Duration.ofMinutes(4));

        assertThat(recovered(left).commands())
                .containsExactly("warning in 299", "end of talk in 359", "save Connected");
    }

    @Test
    void a_deadline_that_passed_while_no_instance_was_there_ends_the_talk_at_once() {
        CallDriver left = talking(TEN_MINUTES).later(Duration.ofMinutes(20));

        CallDriver call = recovered(left);

        assertThat(call.commands()).containsExactly("end of talk in 0", "save Connected");
        assertThat(call.timer(new PlanTimer.EndOfTalk(CALLEE)).commands())
                .containsExactly("hang up 1 with 16", "flow resume", "save InFlow");
    }

    private static CallDriver handedOverWith(LongestTalk longest) {
        return CallDriver.hunting(ONE.with(longest))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .forget();
    }

    @Test
    void the_limit_of_a_route_counts_from_the_answer_and_ends_the_call() {
        LongestTalk longest =
                LongestTalk.of(Duration.ofMinutes(10)).warning(Duration.ofMinutes(1), "soon", Party.CALLEE);
        CallDriver call = handedOverWith(longest);

        assertThat(call.answers(1).commands())
                .containsExactly("answer 0", "bound 1", "warning in 540", "end of talk in 600", "save Connected");
        assertThat(call.answers(0).timer(new PlanTimer.EndOfTalkNears(CALLEE)).commands())
                .containsExactly("play sound:soon", "save Connected");
        assertThat(call.timer(new PlanTimer.EndOfTalk(CALLEE)).commands())
                .containsExactly("hang up 0 with 16", "hang up 1 with 16");
    }

    @Test
    void the_limit_of_a_route_holds_after_a_recovery_of_the_talk_and_of_the_ringing() {
        CallDriver ringing =
                handedOverWith(LongestTalk.of(Duration.ofMinutes(10))).rings(1);
        CallDriver recovered =
                ringing.recovered(ringing.found(Map.of(0, ChannelState.RING, 1, ChannelState.RINGING), 0, 1));
        assertThat(recovered.answers(1).commands()).contains("end of talk in 600");

        CallDriver talking = ringing.answers(1).answers(0).later(Duration.ofMinutes(4));
        assertThat(talking.recovered(talking.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1))
                        .commands())
                .anyMatch(command -> command.startsWith("end of talk in 35"));
    }

    @Test
    void a_flow_that_dials_and_stays_says_the_limit_itself() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Dials(ONE.with(LongestTalk.of(Duration.ofMinutes(10))), DIAL))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .forget();

        assertThat(call.answers(1).commands()).doesNotContain("end of talk in 600");
    }

    private static final Connect WITH_KEYS = Connect.of()
            .onKey('*', Party.CALLER, Connect.Key.Then.HANG_UP_CALLEE)
            .onKey('9', Party.CALLEE, Connect.Key.Then.TELL_FLOW);

    @Test
    void a_key_hangs_the_callee_up_and_the_caller_goes_on_in_its_flow() {
        CallDriver call = talking(WITH_KEYS).forget();

        assertThat(call.presses(0, "*").commands())
                .containsExactly("hang up 1 with 16", "save InFlow", "answer the flow pressed *");
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
    }

    @Test
    void a_key_tells_the_flow_while_the_parties_stay_connected_and_they_may_be_connected_once_more() {
        CallDriver call = talking(WITH_KEYS).forget();

        assertThat(call.presses(1, "9").commands()).containsExactly("answer the flow pressed 9");
        assertThat(call.presses(1, "9").commands()).as("the flow has the call").isEmpty();
        assertThat(call.flow(new FlowEvent.Connects(CALLEE, WITH_KEYS, NEXT)).commands())
                .containsExactly("save Connected");
        assertThat(call.presses(1, "9").commands()).containsExactly("answer the flow pressed 9");
    }

    @Test
    void keys_of_the_other_party_and_other_keys_mean_nothing_and_are_not_kept() {
        CallDriver call = talking(WITH_KEYS).forget();

        assertThat(call.presses(1, "*1").presses(0, "91").commands()).isEmpty();
        assertThat(call.call().flow().keysOf(CallDriver.A).count()).isZero();
    }

    @Test
    void a_limit_goes_on_while_a_flow_was_told_of_a_key_and_holds_for_the_next_talk() {
        CallDriver call = talking(WITH_KEYS.atMost(Duration.ofMinutes(10)))
                .presses(1, "9")
                .forget();

        call.flow(new FlowEvent.Connects(CALLEE, WITH_KEYS, NEXT)).forget();

        assertThat(call.timer(new PlanTimer.EndOfTalk(CALLEE)).commands())
                .containsExactly("hang up 1 with 16", "save InFlow", "answer the flow time is up");
    }

    @Test
    void whom_the_other_one_puts_on_hold_hears_the_music_that_was_asked_for() {
        assertThat(talking(Connect.of().music("jazz")).commands())
                .containsExactly("music of holds jazz", "music of holds jazz", "save Connected");
    }

    @Test
    void a_dial_while_a_callee_is_connected_is_refused_and_the_talk_goes_on() {
        CallDriver call = held();

        assertThat(call.flow(new FlowEvent.Dials(ONE, NEXT)).commands()).containsExactly("answer the flow failed");
        assertThat(call.flow(new FlowEvent.HandsOver(ONE, HangupCause.NO_ROUTE, NEXT))
                        .commands())
                .containsExactly("answer the flow failed");
        assertThat(call.flow(new FlowEvent.Connects(CALLEE, Connect.of(), CONNECT))
                        .commands())
                .containsExactly("save Connected");
    }
}
