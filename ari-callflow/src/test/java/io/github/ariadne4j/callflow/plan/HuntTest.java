package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.BUSY;
import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static io.github.ariadne4j.callflow.plan.CallDriver.CONGESTED;
import static io.github.ariadne4j.callflow.plan.CallDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegTimer;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HuntTest {
    private static final DialTarget FIRST = DialTarget.pjsip("first", "331");
    private static final DialTarget SECOND = DialTarget.pjsip("second", "332");
    private static final DialTarget THIRD = DialTarget.pjsip("third", "333");
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(FIRST));
    private static final HuntPlan TWO_IN_ORDER = HuntPlan.inOrder(List.of(FIRST, SECOND));
    private static final HuntPlan THREE_AT_ONCE = HuntPlan.inParallel(List.of(FIRST, SECOND, THIRD));

    @Nested
    class One_target_whose_ringing_reaches_the_caller {
        @Test
        void is_written_with_its_plan_before_anything_is_done_in_asterisk() {
            CallDriver call = CallDriver.routing();
            assertThat(call.commands()).containsExactly("flow route");

            call.flow(new FlowEvent.Routed(ONE, HangupCause.NO_ROUTE));
            assertThat(call.commands()).containsExactly("admit Hunt");

            call.admitted();
            assertThat(call.commands()).containsExactly("create 1 PJSIP/331@first", "create bridge 1");
        }

        @Test
        void is_bridged_before_it_is_dialled_and_the_caller_is_answered_when_it_answers() {
            CallDriver call = CallDriver.hunting(ONE).forget();

            assertThat(call.created(1).bridgeCreated(1).commands()).isEmpty();
            assertThat(call.entered(1).commands()).containsExactly("join 0 1");
            assertThat(call.joined(1, 0, 1).commands()).containsExactly("dial 1 for 30", "bound 0");
            assertThat(call.rings(1).commands()).isEmpty();
            assertThat(call.answers(1).commands()).containsExactly("answer 0", "save Connected");
            assertThat(call.plan()).isEqualTo(CallPlan.Connected.handedOver(new LegId(1)));
        }

        @Test
        void has_answered_when_the_caller_is_seen_answered_through_the_bridge_though_its_own_event_is_lost() {
            CallDriver call = dialled(ONE).rings(1).forget();
            Instant answered = START.plusSeconds(8);

            assertThat(call.later(Duration.ofSeconds(8)).answers(0).commands()).containsExactly("save Connected");
            assertThat(call.plan()).isEqualTo(CallPlan.Connected.handedOver(new LegId(1)));
            CallTimes times = call.call().times();
            assertThat(times.connected()).isEqualTo(answered);
            assertThat(times.legs()).extracting(leg -> leg.times().answered()).containsExactly(answered, answered);

            assertThat(call.later(Duration.ofSeconds(1)).answers(1).commands())
                    .as("its own event comes late")
                    .isEmpty();
            assertThat(call.call().times()).isEqualTo(times);
        }

        @Test
        void has_not_answered_when_the_caller_was_answered_by_its_flow_or_is_not_in_the_bridge() {
            CallDriver served = CallDriver.inFlow()
                    .flow(new FlowEvent.Asks(new FlowVerb.Answer(), new RequestId(1)))
                    .flow(new FlowEvent.Dials(ONE, new RequestId(2)))
                    .bridgeCreated(1)
                    .entered(1)
                    .joined(1, 0, 1);
            CallDriver outside = dialled(ONE).rings(1).takenOut(1, 0);
            CallDriver undialled = CallDriver.hunting(ONE).bridgeCreated(1).entered(1);
            CallDriver replaced = dialled(ONE).rings(1).replaced(0, "1700000000.9");
            CallDriver notRelayed = ringing(ONE.with(Ringback.SILENCE));

            for (CallDriver call : List.of(served, outside, undialled, replaced, notRelayed)) {
                assertThat(call.answers(0).plan()).isInstanceOf(CallPlan.Hunt.class);
            }
        }

        @Test
        void is_joined_once_the_bridge_is_there() {
            CallDriver call = CallDriver.hunting(ONE).forget();

            assertThat(call.created(1).entered(1).commands()).isEmpty();
            assertThat(call.bridgeCreated(1).commands()).containsExactly("join 0 1");
        }

        @Test
        void that_is_busy_ends_the_call_with_its_cause() {
            CallDriver call = dialled(ONE).forget();

            call.asksToHangUp(1, BUSY).leftStasis(1);
            assertThat(call.commands()).as("the cause is still to be told").isEmpty();
            assertThat(call.destroyed(1, BUSY).commands()).containsExactly("hang up 0 with 17");
            assertThat(call.leftStasis(0).commands()).containsExactly("destroy bridge 1");
            assertThat(call.bridgeDestroyed(1).commands()).containsExactly("end BUSY");
            assertThat(call.end().by()).isEqualTo(Party.CALLEE);
            assertThat(call.end().sipStatus()).isEqualTo(486);
        }

        @Test
        void is_hung_up_when_the_caller_gives_up() {
            CallDriver call = dialled(ONE).rings(1).forget();

            call.asksToHangUp(0, new Hangup(HangupCause.INTERWORKING, null));
            assertThat(call.commands()).containsExactly("hang up 1 with 16");
            assertThat(call.leftStasis(0)
                            .destroyed(1, CLEARED)
                            .bridgeDestroyed(1)
                            .commands())
                    .containsExactly("destroy bridge 1", "end CANCELLED");
        }

        @Test
        void that_answers_while_the_caller_gives_up_is_no_answered_call() {
            CallDriver call = dialled(ONE).answers(1).forget();

            call.asksToHangUp(0, new Hangup(HangupCause.INTERWORKING, 487));
            call.leftStasis(0).destroyed(1, CLEARED).bridgeDestroyed(1);

            assertThat(call.end().disposition()).isEqualTo(Disposition.CANCELLED);
        }

        @Test
        void is_joined_and_dialled_once_if_the_answers_to_the_requests_come_after_the_events() {
            CallDriver call = CallDriver.hunting(ONE).forget();

            call.entered(1)
                    .bridgeCreated(1)
                    .created(1)
                    .joined(1, 0, 1)
                    .bridgeCreated(1)
                    .created(1);

            assertThat(call.commands()).containsExactly("join 0 1", "dial 1 for 30", "bound 0");
        }

        @Test
        void is_hung_up_once_it_is_created_when_the_caller_gave_up_before() {
            CallDriver call = CallDriver.hunting(ONE).forget();

            call.asksToHangUp(0, new Hangup(HangupCause.INTERWORKING, 487)).leftStasis(0);
            assertThat(call.commands())
                    .as("a hang-up now could overtake the create")
                    .isEmpty();
            assertThat(call.created(1).bridgeCreated(1).entered(1).commands()).containsExactly("hang up 1 with 16");
            assertThat(call.destroyed(1, CLEARED).bridgeDestroyed(1).commands())
                    .containsExactly("destroy bridge 1", "end CANCELLED");
            assertThat(call.end().cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
            assertThat(call.end().sipStatus()).isEqualTo(487);
        }

        @Test
        void that_answers_just_after_the_caller_gave_up_does_not_stay_alone() {
            CallDriver call = dialled(ONE).rings(1).leftStasis(0).forget();

            assertThat(call.answers(1).commands()).as("it is hung up already").isEmpty();
            assertThat(call.destroyed(1, CLEARED).bridgeDestroyed(1).commands())
                    .containsExactly("destroy bridge 1", "end CANCELLED");
        }

        @Test
        void that_does_not_answer_in_time_is_hung_up_if_asterisk_does_not_end_it() {
            CallDriver call = dialled(ONE).rings(1).forget();

            assertThat(call.legTimer(1, LegTimer.RING).commands())
                    .containsExactly("hang up 1 with 19", "hang up 0 with 19");
            call.leftStasis(0).destroyed(1, CLEARED).bridgeDestroyed(1);
            assertThat(call.end().disposition()).isEqualTo(Disposition.NO_ANSWER);
        }

        @Test
        void that_never_shows_up_is_hung_up_and_the_call_ends() {
            CallDriver call =
                    CallDriver.hunting(ONE).created(1).bridgeCreated(1).forget();

            assertThat(call.legTimer(1, LegTimer.SHOW_UP).commands())
                    .containsExactly("hang up 1 with 34", "hang up 0 with 34");
        }

        @Test
        void that_cannot_be_created_is_a_failure_of_the_network() {
            CallDriver call = CallDriver.hunting(ONE).bridgeCreated(1).forget();

            assertThat(call.notCreated(1, CommandFailure.FAILED).commands()).containsExactly("hang up 0 with 34");
            assertThat(call.leftStasis(0).bridgeDestroyed(1).end().by()).isEqualTo(Party.NETWORK);
            assertThat(call.end().disposition()).isEqualTo(Disposition.UNREACHABLE);
        }
    }

    @Nested
    class Targets_in_order {
        @Test
        void go_on_after_what_a_network_says() {
            CallDriver call = dialled(TWO_IN_ORDER).forget();

            assertThat(call.destroyed(1, CONGESTED).commands())
                    .containsExactly("save Hunt", "create 2 PJSIP/332@second");
        }

        @Test
        void go_on_when_one_is_not_listed_any_more() {
            CallDriver call = dialled(TWO_IN_ORDER).forget();

            assertThat(call.notFound(1).commands()).containsExactly("save Hunt", "create 2 PJSIP/332@second");
        }

        @Test
        void go_on_when_one_does_not_answer_in_time() {
            CallDriver call = dialled(TWO_IN_ORDER).rings(1).forget();

            assertThat(call.legTimer(1, LegTimer.RING).commands())
                    .containsExactly("hang up 1 with 19", "save Hunt", "create 2 PJSIP/332@second");
        }

        @Test
        void end_with_the_callees_own_word() {
            CallDriver call = dialled(TWO_IN_ORDER).forget();

            assertThat(call.destroyed(1, BUSY).commands()).containsExactly("hang up 0 with 17");
        }

        @Test
        void go_on_after_busy_where_the_route_says_so() {
            CallDriver call = dialled(TWO_IN_ORDER.with(FailOver.ALWAYS)).forget();

            assertThat(call.destroyed(1, BUSY).commands()).containsExactly("save Hunt", "create 2 PJSIP/332@second");
        }

        @Test
        void tell_the_caller_the_most_telling_cause_of_all() {
            CallDriver call = dialled(TWO_IN_ORDER.with(FailOver.ALWAYS)).destroyed(1, BUSY);

            call.created(2).entered(2).joined(1, 2).forget();

            assertThat(call.destroyed(2, CONGESTED).commands()).containsExactly("hang up 0 with 17");
        }

        @Test
        void use_the_bridge_that_is_there_and_join_only_who_is_missing() {
            CallDriver call = dialled(TWO_IN_ORDER).destroyed(1, CONGESTED).forget();

            assertThat(call.created(2).entered(2).commands()).containsExactly("join 2");
        }
    }

    @Nested
    class Targets_at_once {
        @Test
        void are_dialled_outside_the_bridge_and_the_caller_hears_ringing_once_when_the_first_one_rings() {
            CallDriver call = CallDriver.hunting(THREE_AT_ONCE);
            assertThat(call.commands())
                    .contains("create 1 PJSIP/331@first", "create 2 PJSIP/332@second", "create 3 PJSIP/333@third");

            call.bridgeCreated(1).entered(1).entered(2).entered(3);
            assertThat(call.commands()).containsExactly("dial 1 for 30", "bound 0", "dial 2 for 30", "dial 3 for 30");

            assertThat(call.rings(2).commands()).containsExactly("start RING");
            assertThat(call.rings(1).commands()).isEmpty();
        }

        @Test
        void ring_on_until_the_one_that_answered_has_joined_the_caller() {
            CallDriver call = ringing(THREE_AT_ONCE).forget();

            assertThat(call.answers(2).commands()).containsExactly("stop RING", "join 0 2");
            assertThat(call.joined(1, 0, 2).commands())
                    .containsExactly("hang up 1 with 26", "hang up 3 with 26", "answer 0", "save Connected");
            assertThat(call.plan()).isEqualTo(CallPlan.Connected.handedOver(new LegId(2)));
        }

        @Test
        void let_the_second_that_answered_have_the_call_if_the_first_one_cannot_join() {
            CallDriver call = ringing(THREE_AT_ONCE).answers(2).answers(3).forget();

            call.joinFailed(1, 0, 2);
            assertThat(call.commands()).contains("hang up 2 with 34", "join 3");

            call.joined(1, 0, 3);
            assertThat(call.plan()).isEqualTo(CallPlan.Connected.handedOver(new LegId(3)));
            assertThat(call.call().times().of(new LegId(2)).answered())
                    .as("that the other one had answered is known too")
                    .isNotNull();
        }

        @Test
        void fail_only_when_the_last_one_has_failed() {
            CallDriver call = ringing(THREE_AT_ONCE).forget();

            assertThat(call.destroyed(1, BUSY).destroyed(2, CONGESTED).commands())
                    .isEmpty();
            assertThat(call.destroyed(3, CONGESTED).commands()).containsExactly("hang up 0 with 17");
        }
    }

    @Nested
    class Staggered_targets {
        private static final HuntPlan STAGGERED =
                HuntPlan.staggered(List.of(FIRST, SECOND, THIRD), Duration.ofSeconds(10));

        @Test
        void are_dialled_when_their_time_has_come_while_the_others_ring_on() {
            CallDriver call = CallDriver.hunting(STAGGERED);
            assertThat(call.commands())
                    .containsSubsequence("create 1 PJSIP/331@first", "start 2 in 10", "start 3 in 20");

            call.timer(new PlanTimer.StartOffer(new LegId(2)));
            assertThat(call.commands()).containsExactly("create 2 PJSIP/332@second", "save Hunt");
        }

        @Test
        void are_dialled_before_their_time_if_none_is_left_that_could_answer() {
            CallDriver call = CallDriver.hunting(STAGGERED).entered(1).forget();

            assertThat(call.destroyed(1, CONGESTED).commands())
                    .containsExactly("create 2 PJSIP/332@second", "save Hunt");
            assertThat(call.timer(new PlanTimer.StartOffer(new LegId(2))).commands())
                    .as("not a second time")
                    .isEmpty();
        }
    }

    @Nested
    class The_ringback {
        @Test
        void begins_with_the_hunt_and_goes_on_over_all_rounds() {
            CallDriver call = CallDriver.hunting(TWO_IN_ORDER.with(Ringback.MUSIC));
            assertThat(call.commands())
                    .startsWith("flow route", "admit Hunt", "start MUSIC", "create 1 PJSIP/331@first");

            call.bridgeCreated(1).entered(1).forget();
            assertThat(call.destroyed(1, CONGESTED).commands())
                    .containsExactly("save Hunt", "create 2 PJSIP/332@second");
        }

        @Test
        void ends_before_the_caller_joins_so_that_no_speech_is_clipped() {
            CallDriver call =
                    CallDriver.hunting(ONE.with(Ringback.TONE)).bridgeCreated(1).entered(1);
            call.forget();

            assertThat(call.answers(1).commands()).containsExactly("stop TONE", "join 0 1");
            assertThat(call.joined(1, 0, 1).commands()).containsExactly("answer 0", "save Connected");
        }

        @Test
        void of_another_channel_driver_does_not_reach_the_caller_through_the_bridge() {
            HuntPlan local = HuntPlan.inOrder(List.of(DialTarget.local("office", "200")));
            CallDriver call = CallDriver.hunting(local).bridgeCreated(1).forget();

            assertThat(call.entered(1).commands()).containsExactly("dial 1 for 30", "bound 0");
            assertThat(call.rings(1).commands()).containsExactly("start RING");
        }

        @Test
        void can_be_silence() {
            CallDriver call = CallDriver.hunting(ONE.with(Ringback.SILENCE))
                    .bridgeCreated(1)
                    .forget();

            assertThat(call.entered(1).rings(1).commands()).containsExactly("dial 1 for 30", "bound 0");
        }
    }

    @Nested
    class What_others_do {
        @Test
        void a_target_that_is_taken_out_of_the_bridge_while_it_rings_is_put_back() {
            CallDriver call = dialled(ONE).rings(1).forget();

            assertThat(call.takenOut(1, 1).commands()).containsExactly("join 1");
        }

        @Test
        void a_bridge_that_is_destroyed_while_a_target_rings_is_replaced() {
            CallDriver call = dialled(ONE).rings(1).forget();

            assertThat(call.bridgeDestroyed(1).commands()).containsExactly("create bridge 2", "save Hunt");
            assertThat(call.bridgeCreated(2).commands()).containsExactly("join 0 1");
        }

        @Test
        void a_pickup_replaces_the_channel_that_rings_and_the_caller_is_answered() {
            CallDriver call = dialled(ONE).rings(1).forget();

            call.replaced(1, "1700000000.9").answers(1);
            assertThat(call.settled(1).commands())
                    .as("that it is in the bridge is told by no event")
                    .contains("save Hunt", "join 1");

            assertThat(call.joined(1, 1).commands()).containsExactly("answer 0", "save Connected");
        }
    }

    private static CallDriver dialled(HuntPlan hunt) {
        return CallDriver.hunting(hunt).created(1).bridgeCreated(1).entered(1).joined(1, 0, 1);
    }

    private static CallDriver ringing(HuntPlan hunt) {
        CallDriver call = CallDriver.hunting(hunt).bridgeCreated(1);
        for (int leg = 1; leg <= hunt.rounds().get(0).offers().size(); leg++) {
            call.created(leg).entered(leg).rings(leg);
        }
        return call;
    }
}
