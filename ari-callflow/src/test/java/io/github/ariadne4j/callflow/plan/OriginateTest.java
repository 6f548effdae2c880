package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.BUSY;
import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.LegTimer;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.snapshot.CallSessions;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A call that the application itself begins. */
class OriginateTest {
    private static final DialTarget FIRST = DialTarget.pjsip("first", "331");
    private static final DialTarget SECOND = DialTarget.pjsip("second", "332");
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(FIRST));
    private static final HuntPlan TWO_AT_ONCE = HuntPlan.inParallel(List.of(FIRST, SECOND));
    private static final HuntPlan CUSTOMER = HuntPlan.inOrder(List.of(DialTarget.pjsip("third", "333")));

    private static CallDriver answered() {
        return CallDriver.ringingFirst(ONE).created(1).entered(1).answers(1).forget();
    }

    @Nested
    class Rings {
        @Test
        void after_its_first_write_and_without_a_bridge() {
            CallDriver call = CallDriver.originating(ONE);
            assertThat(call.commands()).containsExactly("admit Hunt");

            assertThat(call.admitted().commands()).containsExactly("create 1 PJSIP/331@first");
            assertThat(call.created(1).entered(1).commands()).containsExactly("dial 1 for 30");
            assertThat(call.rings(1).commands()).isEmpty();
        }

        @Test
        void no_target_when_a_limit_is_reached() {
            LimitScope account = LimitScope.account("acme");
            CallDriver call = CallDriver.originating(ONE)
                    .store(new StoreEvent.Admitted(
                            new LimitDecision.Refused(account, "one at once", HangupCause.CONGESTION), false));

            assertThat(call.end().disposition()).isEqualTo(Disposition.REFUSED);
            assertThat(call.end().cause()).isEqualTo(HangupCause.CONGESTION);
            assertThat(call.call().legs()).isEmpty();
            assertThat(call.call().flow().notes()).containsEntry("refused", "one at once");
        }

        @Test
        void only_targets_whose_trunk_has_room() {
            CallDriver call = CallDriver.originating(TWO_AT_ONCE);
            LimitScope first = LimitScope.dialledTrunk("first");

            call.store(new StoreEvent.Admitted(
                    new LimitDecision.Refused(first, "one at once", HangupCause.CONGESTION), false));

            assertThat(call.forget().admitted().commands()).containsExactly("create 3 PJSIP/332@second");
        }
    }

    @Nested
    class When_a_target_answers {
        @Test
        void it_is_the_flow_s_own_leg_and_the_flow_begins() {
            CallDriver call = CallDriver.ringingFirst(ONE).created(1).entered(1).forget();

            assertThat(call.answers(1).commands()).containsExactly("save InFlow", "flow start");
            assertThat(call.call().caller().id()).isEqualTo(new LegId(1));
            assertThat(call.call().caller().role()).isEqualTo(LegRole.ORIGINATED);
        }

        @Test
        void the_others_are_told_that_it_was_answered_elsewhere() {
            CallDriver call = CallDriver.ringingFirst(TWO_AT_ONCE)
                    .created(1)
                    .entered(1)
                    .created(2)
                    .entered(2)
                    .forget();

            assertThat(call.answers(2).commands()).containsExactly("hang up 1 with 26", "save InFlow", "flow start");
            assertThat(call.answers(1).commands()).as("just then as well").isEmpty();
            assertThat(call.call().caller().id()).isEqualTo(new LegId(2));
        }

        @Test
        void another_that_answers_at_the_same_moment_is_no_callee_of_its_record() {
            CallDriver call = CallDriver.ringingFirst(TWO_AT_ONCE)
                    .created(1)
                    .entered(1)
                    .created(2)
                    .entered(2)
                    .answers(2)
                    .answers(1);

            call.destroyed(1, CallDriver.CLEARED)
                    .asksToHangUp(2, CallDriver.CLEARED)
                    .destroyed(2, CallDriver.CLEARED);

            CallDetailRecord cdr = CallSessions.ended(call.call(), call.end()).record();
            assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(cdr.timeline().calleeAnswered()).isNull();
            assertThat(cdr.billableFrom()).isEqualTo(cdr.timeline().callerAnswered());
        }

        @Test
        void a_hold_of_it_is_told_to_listeners() {
            CallDriver call = answered();

            assertThat(call.held(1, true).commands()).containsExactly("CALLEE held by CALLER");
        }

        @Test
        void verbs_are_for_it() {
            FlowVerb play = new FlowVerb.PlayPrompts(Play.of(Prompt.sound("hello")));

            CallDriver call = answered().flow(new FlowEvent.Asks(play, new RequestId(1)));

            assertThat(call.commands()).contains("play sound:hello");
        }

        @Test
        void its_hang_up_ends_the_call() {
            CallDriver call = answered().asksToHangUp(1, CLEARED).destroyed(1, CLEARED);

            assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(call.end().by()).isEqualTo(Party.CALLER);
        }

        @Test
        void a_second_party_is_dialled_and_both_are_connected() {
            CallDriver call = answered().flow(new FlowEvent.Dials(CUSTOMER, new RequestId(1)));
            assertThat(call.commands()).containsExactly("save Hunt", "create 2 PJSIP/333@third", "create bridge 1");

            call.created(2).bridgeCreated(1);
            assertThat(call.entered(2).commands()).containsExactly("join 1 2");
            assertThat(call.joined(1, 1, 2).commands()).containsExactly("dial 2 for 30");
            assertThat(call.answers(2).commands()).first().isEqualTo("save Connected");

            assertThat(call.asksToHangUp(1, CLEARED).commands()).contains("hang up 2 with 16");
        }

        @Test
        void it_may_be_given_to_the_dialplan() {
            Departure away = new Departure.ToDialplan("office", "100", 1);
            CallDriver call = answered().flow(new FlowEvent.Leaves(away, new RequestId(1)));

            call.forget().leftStasis(1);

            assertThat(call.commands()).noneMatch(command -> command.startsWith("hang up"));
            call.legTimer(1, LegTimer.RELEASE);
            assertThat(call.end().by()).isEqualTo(Party.APPLICATION);
            assertThat(call.end().cause()).isEqualTo(HangupCause.REDIRECTED);
        }
    }

    @Nested
    class When_no_target_answers {
        @Test
        void the_call_ends_with_the_cause_of_the_target() {
            CallDriver call = CallDriver.ringingFirst(ONE).created(1).entered(1).destroyed(1, BUSY);

            assertThat(call.end().disposition()).isEqualTo(Disposition.BUSY);
            assertThat(call.end().cause()).isEqualTo(HangupCause.USER_BUSY);
            assertThat(call.commands()).doesNotContain("flow start");
        }

        @Test
        void in_time_the_cause_is_no_answer() {
            CallDriver call = CallDriver.ringingFirst(ONE).created(1).entered(1).rings(1);

            call.legTimer(1, LegTimer.RING).destroyed(1, CLEARED);

            assertThat(call.end().disposition()).isEqualTo(Disposition.NO_ANSWER);
            assertThat(call.end().cause()).isEqualTo(HangupCause.NO_ANSWER);
        }

        @Test
        void since_the_application_ended_it_before_it_counts_as_cancelled() {
            CallDriver call = CallDriver.ringingFirst(ONE).created(1).entered(1);

            call.hangupOrdered(HangupCause.NORMAL_CLEARING).destroyed(1, CLEARED);

            assertThat(call.end().disposition()).isEqualTo(Disposition.CANCELLED);
            assertThat(call.end().by()).isEqualTo(Party.APPLICATION);
        }
    }

    @Nested
    class After_a_recovery {
        @Test
        void a_target_that_rings_rings_on_and_its_answer_begins_the_flow() {
            CallDriver left = CallDriver.ringingFirst(ONE);

            CallDriver call = left.recovered(left.found(Map.of(1, ChannelState.RINGING)));

            assertThat(call.commands()).containsExactly("save Hunt");
            assertThat(call.answers(1).commands()).contains("flow start");
        }

        @Test
        void a_target_that_answered_meanwhile_begins_the_flow() {
            CallDriver left = CallDriver.ringingFirst(TWO_AT_ONCE);

            CallDriver call = left.recovered(left.found(Map.of(1, ChannelState.RINGING, 2, ChannelState.UP)));

            assertThat(call.commands()).contains("hang up 1 with 26", "flow start");
            assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
        }

        @Test
        void a_call_of_which_nothing_is_left_ends_with_one_record() {
            CallDriver left = CallDriver.ringingFirst(ONE);

            CallDriver call = left.recovered(left.found(Map.of()));

            assertThat(call.end().cause()).isEqualTo(HangupCause.TEMPORARY_FAILURE);
        }

        @Test
        void a_first_party_that_is_gone_has_ended_the_call() {
            CallDriver left = answered();

            CallDriver call = left.recovered(left.found(Map.of()));

            assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(call.end().source()).isEqualTo(EndSource.RECONCILED);
        }
    }
}
