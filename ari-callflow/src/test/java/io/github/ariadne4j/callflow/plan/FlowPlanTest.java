package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.BUSY;
import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.Indication;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowPlanTest {
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final RequestId REQUEST = new RequestId(1);
    private static final RequestId NEXT = new RequestId(2);
    private static final Hangup SILENT = Hangup.of(HangupCause.CHANNEL_UNAVAILABLE);

    @Test
    void a_call_with_a_flow_is_written_before_its_flow_begins() {
        CallDriver call = CallDriver.begin(false, false);
        assertThat(call.commands()).containsExactly("admit InFlow");

        assertThat(call.admitted().commands()).containsExactly("flow start");
    }

    @Test
    void a_call_over_its_limit_is_refused_and_nothing_is_done_for_it() {
        CallDriver call = CallDriver.begin(false, false).forget();

        call.store(new StoreEvent.Admitted(
                new LimitDecision.Refused(LimitScope.trunk("carrier-in"), "calls", HangupCause.CONGESTION), true));

        assertThat(call.commands()).containsExactly("hang up 0 with 34");
        assertThat(call.leftStasis(0).end().disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(call.call().flow().notes()).containsEntry("refused", "calls");
    }

    @Test
    void a_call_whose_limits_cannot_be_asked_is_refused_where_the_policy_says_so() {
        CallDriver call = CallDriver.begin(false, false).forget();

        assertThat(call.store(new StoreEvent.Admitted(null, true)).commands()).containsExactly("hang up 0 with 34");
    }

    @Test
    void a_call_whose_limits_cannot_be_asked_goes_on_where_the_policy_lets_it() {
        CallDriver call = CallDriver.begin(policy(true, true)).forget();

        assertThat(call.store(new StoreEvent.Admitted(null, false)).commands())
                .containsExactly("save again", "flow start");
    }

    @Test
    void a_call_whose_session_cannot_be_written_is_refused_where_the_policy_says_so() {
        CallDriver call = CallDriver.begin(policy(true, false)).forget();

        assertThat(call.store(new StoreEvent.Admitted(new LimitDecision.Admitted(), false))
                        .commands())
                .containsExactly("hang up 0 with 34");
    }

    private static CallFacts.Policy policy(boolean withoutLimits, boolean withoutSession) {
        return new CallFacts.Policy(CallTimeouts.defaults(), withoutLimits, withoutSession);
    }

    @Test
    void a_call_whose_session_the_store_did_not_take_goes_on_and_is_written_again() {
        CallDriver call = CallDriver.begin(false, false).forget();

        call.store(new StoreEvent.Admitted(new LimitDecision.Admitted(), false));

        assertThat(call.commands()).containsExactly("save again", "flow start");
    }

    @Test
    void an_answered_caller_from_whom_no_media_came_did_not_hang_up() {
        CallDriver call = CallDriver.inFlow().flow(new FlowEvent.Asks(new FlowVerb.Answer(), REQUEST));

        call.answers(0).asksToHangUp(0, SILENT).leftStasis(0);

        assertThat(call.end().by()).isEqualTo(Party.NETWORK);
        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_caller_that_gives_up_before_the_answer_is_the_one_that_ended_the_call_whatever_its_cause() {
        CallDriver call = CallDriver.inFlow().asksToHangUp(0, SILENT).leftStasis(0);

        assertThat(call.end().by()).isEqualTo(Party.CALLER);
        assertThat(call.end().disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void a_caller_who_came_in_answered_and_is_refused_is_not_answered() {
        CallDriver call = CallDriver.begin(true, true);

        call.flow(new FlowEvent.Routed(null, HangupCause.UNALLOCATED)).leftStasis(0);

        assertThat(call.end().disposition()).isEqualTo(Disposition.REFUSED);
    }

    @Test
    void a_caller_who_came_in_answered_and_is_over_a_limit_is_not_answered() {
        CallDriver call = CallDriver.begin(true, false);

        call.store(new StoreEvent.Admitted(
                        new LimitDecision.Refused(LimitScope.trunk("carrier-in"), "calls", HangupCause.USER_BUSY),
                        false))
                .leftStasis(0);

        assertThat(call.end().disposition()).isEqualTo(Disposition.REFUSED);
    }

    @Test
    void a_caller_who_came_in_answered_and_dialled_no_number_is_not_answered() {
        CallDriver call = CallDriver.begin(true, false).admitted();

        call.flow(new FlowEvent.HangsUp(HangupCause.INVALID_NUMBER, REQUEST)).leftStasis(0);

        assertThat(call.end().disposition()).isEqualTo(Disposition.REFUSED);
    }

    @Test
    void an_answer_that_is_told_after_the_refusal_makes_no_answered_call() {
        CallDriver call = CallDriver.inFlow().flow(new FlowEvent.HangsUp(HangupCause.INVALID_NUMBER, REQUEST));

        call.answers(0).leftStasis(0);

        assertThat(call.end().disposition()).isEqualTo(Disposition.REFUSED);
    }

    @Test
    void a_flow_that_gives_up_for_want_of_what_it_needs_has_failed_and_refused_none() {
        CallDriver call = CallDriver.inFlow();

        call.flow(new FlowEvent.HangsUp(HangupCause.TEMPORARY_FAILURE, REQUEST)).leftStasis(0);

        assertThat(call.end().disposition()).isEqualTo(Disposition.FAILED);
    }

    @Test
    void what_a_flow_keeps_is_written_at_once_and_only_what_is_to_be_in_the_record_is_there() {
        CallDriver call = CallDriver.inFlow();

        call.flow(new FlowEvent.Keeps("pin", "1234", false, REQUEST))
                .flow(new FlowEvent.Keeps("campaign", "autumn", true, NEXT));

        assertThat(call.commands()).containsExactly("save InFlow", "save InFlow");
        assertThat(call.call().flow().data()).containsEntry("pin", "1234").containsEntry("campaign", "autumn");
        assertThat(call.call().flow().notes()).containsOnlyKeys("campaign");
    }

    @Test
    void a_flow_whose_call_is_over_keeps_nothing() {
        CallDriver call = CallDriver.inFlow().asksToHangUp(0, CLEARED).forget();

        call.flow(new FlowEvent.Keeps("pin", "1234", false, REQUEST));

        assertThat(call.commands()).isEmpty();
        assertThat(call.call().flow().data()).isEmpty();
    }

    @Test
    void a_router_that_fails_ends_the_call() {
        CallDriver call = CallDriver.routing().forget();

        assertThat(call.flow(new FlowEvent.Returned(true)).commands()).containsExactly("hang up 0 with 38");
    }

    @Test
    void answering_twice_is_harmless() {
        CallDriver call = CallDriver.inFlow();

        assertThat(call.flow(new FlowEvent.Asks(new FlowVerb.Answer(), REQUEST)).commands())
                .containsExactly("bound 0", "answer 0");
        assertThat(call.answers(0).commands()).containsExactly("answer the flow done", "save InFlow");
        assertThat(call.flow(new FlowEvent.Asks(new FlowVerb.Answer(), NEXT)).commands())
                .containsExactly("answer the flow done");
    }

    @Test
    void that_the_flow_answered_its_caller_is_written_once() {
        CallDriver call = CallDriver.inFlow().flow(new FlowEvent.Asks(new FlowVerb.Answer(), REQUEST));

        assertThat(call.answers(0).answers(0).commands())
                .filteredOn("save InFlow"::equals)
                .hasSize(1);
    }

    @Test
    void a_flow_that_never_dials_has_its_caller_bounded_once() {
        CallDriver call = CallDriver.inFlow();

        call.flow(new FlowEvent.Asks(new FlowVerb.Answer(), REQUEST))
                .flow(new FlowEvent.Asks(new FlowVerb.Indicate(Indication.RINGING), NEXT));

        assertThat(call.commands()).filteredOn("bound 0"::equals).hasSize(1);
    }

    @Test
    void a_playback_that_failed_says_so() {
        CallDriver call = CallDriver.inFlow();

        call.flow(new FlowEvent.Asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("no-such-file"))), REQUEST));
        assertThat(call.commands()).containsExactly("bound 0", "play sound:no-such-file", "save InFlow");

        OperationId playing = call.call().operations().get(0).id();
        assertThat(call.flow(new FlowEvent.OperationEnded(playing, false)).commands())
                .containsExactly("answer the flow failed");
        assertThat(call.flow(new FlowEvent.OperationEnded(playing, true)).commands())
                .as("answered once")
                .isEmpty();
    }

    @Test
    void a_flow_that_dials_is_told_the_outcome_and_may_dial_again() {
        CallDriver call = CallDriver.inFlow();

        call.flow(new FlowEvent.Dials(ONE, REQUEST));
        assertThat(call.commands()).containsExactly("save Hunt", "create 1 PJSIP/331@first", "create bridge 1");
        call.bridgeCreated(1).entered(1).joined(1, 0, 1).forget();
        assertThat(call.destroyed(1, BUSY).commands())
                .containsExactly("save InFlow", "answer the flow not answered 17");

        call.flow(new FlowEvent.Dials(ONE, NEXT));
        assertThat(call.commands()).containsExactly("save Hunt", "create 2 PJSIP/331@first");
    }

    @Test
    void a_flow_holds_the_connected_call_until_it_hands_it_over() {
        CallDriver call = CallDriver.inFlow().flow(new FlowEvent.Dials(ONE, REQUEST));
        call.bridgeCreated(1).entered(1).joined(1, 0, 1).forget();

        assertThat(call.answers(1).commands())
                .containsExactly("answer 0", "save Connected", "answer the flow answered");
        assertThat(call.flow(new FlowEvent.LeavesConnected(new LegId(1), Connect.of(), NEXT))
                        .commands())
                .containsExactly("answer the flow done");
        assertThat(call.flow(new FlowEvent.Returned(false)).commands()).isEmpty();
        assertThat(call.plan()).isEqualTo(CallPlan.Connected.handedOver(new LegId(1)));
    }

    @Test
    void a_flow_that_returns_without_a_word_is_hung_up_and_one_that_threw_with_a_failure() {
        assertThat(CallDriver.inFlow().flow(new FlowEvent.Returned(false)).commands())
                .containsExactly("hang up 0 with 31");
        assertThat(CallDriver.inFlow().flow(new FlowEvent.Returned(true)).commands())
                .containsExactly("hang up 0 with 38");
    }

    @Test
    void a_caller_whom_the_dialplan_answered_and_whose_callee_is_busy_is_busy() {
        CallDriver call = CallDriver.begin(true, true).flow(new FlowEvent.Routed(ONE, HangupCause.NO_ROUTE));
        call.admitted().bridgeCreated(1).entered(1).joined(1, 0, 1);

        call.destroyed(1, BUSY).leftStasis(0).bridgeDestroyed(1);

        assertThat(call.end().disposition()).isEqualTo(Disposition.BUSY);
        assertThat(call.call().times().connected()).isNull();
    }

    @Test
    void a_caller_whom_the_flow_served_is_answered_without_a_callee() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Asks(new FlowVerb.Answer(), REQUEST))
                .answers(0);

        call.asksToHangUp(0, CLEARED).leftStasis(0);

        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_pause_ends_with_its_time_and_so_does_its_music() {
        Pause pause = Pause.of(Duration.ofSeconds(9)).withMusic("jazz");
        CallDriver call = CallDriver.inFlow().flow(new FlowEvent.Asks(new FlowVerb.LetPass(pause), REQUEST));
        assertThat(call.commands()).containsExactly("bound 0", "save InFlow", "music jazz", "end of pause in 9");
        PlanTimer end = new PlanTimer.EndOfPause(call.call().operations().get(0).id());

        assertThat(call.timer(end).commands()).containsExactly("stop music", "answer the flow done");
        assertThat(call.timer(end).commands()).isEmpty();
    }

    @Test
    void the_music_of_a_pause_is_stopped_by_the_instance_that_recovers_the_call() {
        Pause pause = Pause.of(Duration.ofSeconds(9)).withMusic("jazz");
        CallDriver left = CallDriver.inFlow().flow(new FlowEvent.Asks(new FlowVerb.LetPass(pause), REQUEST));

        assertThat(left.recovered(left.found(Map.of(0, ChannelState.UP))).commands())
                .startsWith("stop music", "flow resume");
    }
}
