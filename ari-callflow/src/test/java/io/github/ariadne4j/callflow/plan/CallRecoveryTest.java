package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.ari.model.ChannelState.DOWN;
import static io.github.ariadne4j.ari.model.ChannelState.RING;
import static io.github.ariadne4j.ari.model.ChannelState.RINGING;
import static io.github.ariadne4j.ari.model.ChannelState.UP;
import static io.github.ariadne4j.callflow.plan.CallDriver.BUSY;
import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static io.github.ariadne4j.callflow.plan.CallDriver.CONGESTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.bridge.BridgeKey;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegTimer;
import io.github.ariadne4j.callflow.leg.ReplacedChannel;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.RecoveryEvidence;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another instance does with a call that one left: one test for each plan and for what Asterisk may hold by then. */
class CallRecoveryTest {
    private static final DialTarget FIRST = DialTarget.pjsip("first", "331");
    private static final DialTarget SECOND = DialTarget.pjsip("second", "332");
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(FIRST));
    private static final HuntPlan TWO_IN_ORDER = HuntPlan.inOrder(List.of(FIRST, SECOND));
    private static final HuntPlan TWO_AT_ONCE = HuntPlan.inParallel(List.of(FIRST, SECOND));

    @Nested
    class A_hunt {
        @Test
        void goes_on_with_the_next_target_if_none_of_this_round_is_there() {
            CallDriver left = CallDriver.hunting(TWO_IN_ORDER);

            CallDriver call = left.recovered(left.found(Map.of(0, RING)));

            assertThat(call.commands())
                    .containsExactly("save Hunt", "create 2 PJSIP/332@second", "create bridge 1", "save Hunt");
            assertThat(call.call().leg(new LegId(2)).channel())
                    .as("the earlier instance may have used its id of this leg")
                    .isNotEqualTo(left.call().facts().names().leg(new LegId(2)));
        }

        @Test
        void dials_no_target_again_that_may_have_been_dialled() {
            CallDriver left = CallDriver.hunting(ONE);

            CallDriver call = left.recovered(left.found(Map.of(0, RING)));

            assertThat(call.commands())
                    .contains("hang up 0 with 34")
                    .noneMatch(command -> command.startsWith("create"));
        }

        @Test
        void keeps_a_leg_of_each_target_that_may_have_been_dialled_and_is_gone() {
            CallDriver left = CallDriver.hunting(TWO_IN_ORDER);
            LegId first = new LegId(1);

            CallModel call = left.recovered(left.found(Map.of(0, RING))).call();

            assertThat(call.leg(first).isReleased()).isTrue();
            assertThat(call.leg(first).target()).isEqualTo(FIRST);
            assertThat(call.leg(first).channel())
                    .isEqualTo(left.call().facts().names().leg(first));
            assertThat(call.times().of(first).ended()).isNotNull();
        }

        @Test
        void keeps_no_leg_of_a_staggered_target_whose_time_had_not_come() {
            HuntPlan staggered = HuntPlan.staggered(List.of(FIRST, SECOND), Duration.ofSeconds(10));
            CallDriver left = CallDriver.hunting(staggered);

            CallModel call = left.recovered(left.found(Map.of())).call();

            assertThat(call.legs()).extracting(Leg::id).containsExactly(LegId.CALLER, new LegId(1));
        }

        @Test
        void lets_a_target_ring_on_and_joins_no_leg_twice() {
            CallDriver left = dialled(TWO_IN_ORDER).rings(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, RINGING), 0, 1));

            assertThat(call.commands()).containsExactly("bound 0", "save Hunt");
            assertThat(call.answers(1).commands()).containsExactly("answer 0", "save Connected");
        }

        @Test
        void goes_on_with_the_rest_of_the_hunt_when_a_recovered_target_fails() {
            CallDriver left = dialled(TWO_IN_ORDER).rings(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, RINGING), 0, 1))
                    .forget();

            assertThat(call.destroyed(1, CONGESTED).commands())
                    .containsExactly("save Hunt", "create 2 PJSIP/332@second");
        }

        @Test
        void joins_and_dials_a_target_that_was_not_dialled() {
            CallDriver left =
                    CallDriver.hunting(TWO_IN_ORDER).created(1).bridgeCreated(1).entered(1);

            CallDriver call = left.recovered(left.foundUndialled(Map.of(0, RING, 1, DOWN)));

            assertThat(call.commands()).containsExactly("create bridge 1", "save Hunt");
            assertThat(call.bridgeCreated(1).commands()).containsExactly("join 0 1");
            assertThat(call.joined(1, 0, 1).commands()).containsExactly("dial 1 for 30", "bound 0");
        }

        @Test
        void dials_a_target_that_is_in_the_bridge_and_was_not_dialled() {
            CallDriver left =
                    CallDriver.hunting(TWO_IN_ORDER).created(1).bridgeCreated(1).entered(1);

            CallDriver call = left.recovered(left.foundUndialled(Map.of(0, RING, 1, DOWN), 0, 1));

            assertThat(call.commands()).containsExactly("dial 1 for 30", "bound 0", "save Hunt");
        }

        @Test
        void dials_all_targets_of_a_round_outside_the_bridge_if_none_was_dialled() {
            CallDriver left = CallDriver.hunting(TWO_AT_ONCE).created(1).created(2);

            CallDriver call = left.recovered(left.foundUndialled(Map.of(0, RING, 1, DOWN, 2, DOWN)));

            assertThat(call.commands()).containsExactly("dial 1 for 30", "bound 0", "dial 2 for 30", "save Hunt");
        }

        @Test
        void gives_up_a_target_that_may_not_have_been_dialled_after_its_own_ring_time() {
            CallDriver left = CallDriver.hunting(ONE).created(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, DOWN)));

            assertThat(call.call().leg(new LegId(1)).dialIntent().ringFor()).isEqualTo(FIRST.ringFor());
        }

        @Test
        void joins_a_target_that_is_not_in_the_bridge_yet_and_does_not_dial_it() {
            CallDriver left =
                    CallDriver.hunting(TWO_IN_ORDER).created(1).bridgeCreated(1).entered(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, DOWN)));

            assertThat(call.commands()).containsExactly("create bridge 1", "save Hunt");
            assertThat(call.bridgeCreated(1).commands()).containsExactly("join 0 1");
            assertThat(call.joined(1, 0, 1).commands()).containsExactly("bound 0");
        }

        @Test
        void connects_a_target_that_has_answered_meanwhile() {
            CallDriver left = dialled(ONE).rings(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, UP), 0, 1));

            assertThat(call.commands()).containsExactly("answer 0", "save Connected", "save Connected");
        }

        @Test
        void of_two_that_have_answered_connects_the_one_that_is_in_the_bridge() {
            CallDriver left = ringing(TWO_AT_ONCE);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, UP, 2, UP), 0, 2));

            assertThat(call.commands()).contains("hang up 1 with 26", "answer 0");
            assertThat(call.plan()).isEqualTo(CallPlan.Connected.handedOver(new LegId(2)));
        }

        @Test
        void of_two_that_have_answered_outside_the_bridge_joins_the_first_one() {
            CallDriver left = ringing(TWO_AT_ONCE);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, UP, 2, UP)));
            assertThat(call.commands()).contains("create bridge 1");

            assertThat(call.bridgeCreated(1).commands()).containsExactly("join 0 1");
            assertThat(call.joined(1, 0, 1).commands()).contains("hang up 2 with 26", "answer 0");
        }

        @Test
        void knows_a_round_that_was_begun_and_not_written_by_its_legs() {
            CallDriver left = dialled(TWO_IN_ORDER.with(FailOver.ALWAYS));
            RecoveryEvidence found = left.found(Map.of(0, RING, 2, RINGING), 0, 2);

            CallDriver call = left.recovered(found).forget();

            assertThat(call.destroyed(2, BUSY).commands()).containsExactly("hang up 0 with 17");
        }

        @Test
        void starts_a_staggered_target_when_its_time_comes() {
            HuntPlan staggered = HuntPlan.staggered(List.of(FIRST, SECOND), Duration.ofSeconds(10));
            CallDriver left =
                    CallDriver.hunting(staggered).bridgeCreated(1).entered(1).rings(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, RINGING)));

            assertThat(call.commands()).contains("start 2 in 9", "start RING");
        }

        /** The tone does not end by itself, and Asterisk lets the caller join only after its end. */
        @Test
        void has_the_tone_that_was_begun_stopped_before_another_one_begins() {
            CallDriver left =
                    CallDriver.hunting(ONE.with(Ringback.TONE)).bridgeCreated(1).entered(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, RINGING)));

            assertThat(call.commands()).containsSubsequence("stop TONE", "start TONE");
        }

        @Test
        void has_the_tone_that_was_begun_stopped_when_a_target_answered_meanwhile() {
            CallDriver left =
                    CallDriver.hunting(ONE.with(Ringback.TONE)).bridgeCreated(1).entered(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, UP)));

            assertThat(call.commands()).containsOnlyOnce("stop TONE").doesNotContain("start TONE");
        }

        @Test
        void gives_the_caller_its_ringback_again() {
            CallDriver left = CallDriver.hunting(ONE.with(Ringback.MUSIC))
                    .bridgeCreated(1)
                    .entered(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, RINGING)));

            assertThat(call.commands()).contains("start MUSIC");
        }

        @Test
        void of_which_nothing_is_left_but_the_bridge_is_recorded_once_that_is_gone() {
            CallDriver left = dialled(ONE).rings(1);

            CallDriver call = left.recovered(left.foundBridge());

            assertThat(call.commands()).containsExactly("destroy bridge 1");
            assertThat(call.bridgeDestroyed(1).commands()).containsExactly("end CANCELLED");
            assertThat(call.end().source()).isEqualTo(EndSource.RECONCILED);
        }

        @ParameterizedTest(name = "a target that is {0} and whose caller is gone: {1}")
        @CsvSource({"DOWN, CANCELLED", "RINGING, CANCELLED", "UP, ANSWERED"})
        void hangs_its_target_up_if_the_caller_is_gone(ChannelState target, Disposition disposition) {
            CallDriver left = dialled(ONE);

            CallDriver call = left.recovered(left.found(Map.of(1, target), 1));

            assertThat(call.commands()).contains("hang up 1 with 16");
            call.destroyed(1, CLEARED).bridgeDestroyed(1);
            assertThat(call.end().disposition()).isEqualTo(disposition);
            assertThat(call.end().source()).isEqualTo(EndSource.RECONCILED);
        }

        @Test
        void whose_target_answered_and_left_unseen_is_known_by_its_answered_caller_and_dials_none() {
            CallDriver left = dialled(TWO_IN_ORDER).rings(1);

            CallDriver call = left.recovered(left.found(Map.of(0, UP), 0));

            assertThat(call.commands())
                    .contains("hang up 0 with 16")
                    .noneMatch(command -> command.startsWith("create"));
            assertThat(call.call().times().of(new LegId(1)).answered())
                    .isEqualTo(call.call().times().connected())
                    .isNotNull();
        }

        @Test
        void ends_with_what_a_recovered_target_says() {
            CallDriver left = dialled(ONE).rings(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, RINGING), 0, 1))
                    .forget();

            assertThat(call.destroyed(1, BUSY).commands()).containsExactly("hang up 0 with 17");
            call.leftStasis(0).bridgeDestroyed(1);
            assertThat(call.end().disposition()).isEqualTo(Disposition.BUSY);
            assertThat(call.end().source()).isEqualTo(EndSource.EVENT);
        }

        @Test
        void puts_a_target_that_rings_outside_of_the_bridge_there_alone_and_connects_it_once_it_is_in() {
            CallDriver left = dialled(ONE).rings(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, RINGING), 0));
            assertThat(call.commands()).contains("join 1").doesNotContain("dial 1 for 30");

            assertThat(call.answers(1).plan()).isInstanceOf(CallPlan.Hunt.class);
            assertThat(call.forget().joined(1, 1).commands()).containsExactly("answer 0", "save Connected");
        }

        @Test
        void joins_the_caller_to_a_target_that_answered_alone_in_the_bridge() {
            CallDriver left = dialled(ONE).rings(1);

            CallDriver call = left.recovered(left.found(Map.of(0, RING, 1, UP), 1));

            assertThat(call.commands()).contains("join 0");
            assertThat(call.joined(1, 0).commands()).containsExactly("answer 0", "save Connected");
        }

        @Test
        void that_was_answered_unseen_is_written_as_connected_and_not_touched() {
            CallDriver left = dialled(ONE).rings(1);

            CallDriver call = left.recovered(left.found(Map.of(0, UP, 1, UP), 0, 1));

            assertThat(call.commands()).containsOnly("save Connected");
            assertThat(call.call().facts().epoch()).isEqualTo(2);
            assertThat(call.call().times().connected()).isEqualTo(CallDriver.START.plusSeconds(1));
        }

        @Test
        void ends_if_the_caller_is_gone() {
            CallDriver left = dialled(ONE).rings(1);

            CallDriver call = left.recovered(left.found(Map.of(1, RINGING), 1));

            assertThat(call.commands()).contains("hang up 1 with 16").doesNotContain("hang up 0 with 16");
            call.destroyed(1, BUSY).bridgeDestroyed(1);
            assertThat(call.end().disposition()).isEqualTo(Disposition.CANCELLED);
            assertThat(call.end().source()).isEqualTo(EndSource.RECONCILED);
        }
    }

    @Nested
    class A_connected_call {
        @Test
        void goes_on_untouched() {
            CallDriver left = connected();

            CallDriver call = left.recovered(left.found(Map.of(0, UP, 1, UP), 0, 1));

            assertThat(call.commands()).containsExactly("save Connected");
        }

        @Test
        void whose_parties_are_gone_had_its_caller_answered_when_they_were_connected() {
            CallDriver left = connected();

            CallDriver call = left.recovered(left.found(Map.of()));

            assertThat(call.call().times().of(LegId.CALLER).answered())
                    .as("the answer itself was not written")
                    .isEqualTo(call.call().times().connected())
                    .isNotNull();
        }

        @Test
        void whose_caller_is_found_unanswered_without_a_callee_had_no_answered_caller() {
            CallDriver left = connected();

            CallDriver call = left.recovered(left.found(Map.of(0, RING)));
            call.leftStasis(0);

            assertThat(call.end().source()).isEqualTo(EndSource.RECONCILED);
            assertThat(call.call().times().of(LegId.CALLER).answered()).isNull();
        }

        @Test
        void is_joined_again_where_a_leg_or_the_bridge_is_missing() {
            CallDriver left = connected();

            assertThat(left.recovered(left.found(Map.of(0, UP, 1, UP), 0)).commands())
                    .containsExactly("join 1", "save Connected");
            assertThat(left.recovered(left.found(Map.of(0, UP, 1, UP))).commands())
                    .containsExactly("create bridge 2", "save Connected");
        }

        @Test
        void has_its_caller_answered_if_that_was_not_done_yet() {
            CallDriver left = connected();

            assertThat(left.recovered(left.found(Map.of(0, RING, 1, UP), 0, 1)).commands())
                    .containsExactly("answer 0", "save Connected");
        }

        @Test
        void ends_if_one_party_is_gone() {
            CallDriver left = connected();

            assertThat(left.recovered(left.found(Map.of(0, UP), 0)).commands()).contains("hang up 0 with 16");
            assertThat(left.recovered(left.found(Map.of(1, UP), 1)).commands()).contains("hang up 1 with 16");
        }

        @Test
        void ends_as_any_other_afterwards() {
            CallDriver left = connected();

            CallDriver call = left.recovered(left.found(Map.of(0, UP, 1, UP), 0, 1));
            call.asksToHangUp(0, CLEARED).leftStasis(0).destroyed(1, CLEARED).bridgeDestroyed(1);

            assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(call.end().source()).isEqualTo(EndSource.EVENT);
        }

        @Test
        void whose_parties_cannot_be_joined_again_ends_as_answered() {
            CallDriver left = connected();

            CallDriver call =
                    left.recovered(left.found(Map.of(0, UP, 1, UP), 0)).joinFailed(1, 1);
            call.leftStasis(0).destroyed(1, CLEARED).bridgeDestroyed(1);

            assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
        }

        @Test
        void goes_on_with_no_leg_but_its_callee() {
            CallDriver left = dialled(TWO_IN_ORDER).legTimer(1, LegTimer.RING);
            left.created(2).entered(2).joined(1, 2).answers(2).answers(0);

            CallDriver call = left.recovered(left.found(Map.of(0, UP, 1, UP), 0, 1));

            assertThat(call.commands()).contains("hang up 0 with 16", "hang up 1 with 16");
        }

        @Test
        void takes_a_stranger_in_its_bridge_for_the_replacement_of_the_leg_that_is_missing_from_it() {
            CallDriver left = connected();
            ChannelId by = new ChannelId("1700000000.9");
            Replacement blind = Replacement.blindTransfer("3180");
            RecoveryEvidence found = left.found(Map.of(0, UP, 1, UP), 1);
            Map<ChannelId, ChannelState> channels = new HashMap<>(found.channels());
            channels.put(by, UP);
            Set<ChannelId> members = Set.of(by, left.call().leg(new LegId(1)).channel());
            RecoveryEvidence withStranger = new RecoveryEvidence(
                    channels,
                    found.created(),
                    Map.of(BridgeKey.first(left.call().facts().id()), members),
                    Map.of(by, blind),
                    Set.of(),
                    false,
                    found.lastSeen(),
                    found.asOf(),
                    found.at());

            CallDriver call = left.recovered(withStranger);

            assertThat(call.call().caller().channel()).isEqualTo(by);
            assertThat(call.call().caller().replaced())
                    .extracting(ReplacedChannel::replacement)
                    .containsExactly(blind);
            assertThat(call.plan()).isInstanceOf(CallPlan.Connected.class);
            assertThat(call.commands()).as("no leg is ended").noneMatch(command -> command.contains(" with "));
        }
    }

    @Nested
    class A_call_with_its_flow {
        @Test
        void has_its_flow_resumed_and_the_old_playback_stopped() {
            CallDriver left = CallDriver.inFlow();
            left.flow(new FlowEvent.Asks(
                    new FlowVerb.PlayPrompts(Play.of(Prompt.sound("tt-monkeys"))), new RequestId(1)));

            CallDriver call = left.recovered(left.found(Map.of(0, UP)));

            assertThat(call.commands()).containsExactly("stop playback", "flow resume", "save InFlow", "save InFlow");
        }

        @Test
        void gives_its_flow_what_that_had_kept() {
            CallDriver left = CallDriver.inFlow();
            left.flow(new FlowEvent.Keeps("pin", "1234", false, new RequestId(1)))
                    .flow(new FlowEvent.Keeps("campaign", "autumn", true, new RequestId(2)));

            CallDriver call = left.recovered(left.found(Map.of(0, RING)));

            assertThat(call.commands()).contains("flow resume");
            assertThat(call.call().flow().data()).containsEntry("pin", "1234");
            assertThat(call.call().flow().notes()).containsEntry("campaign", "autumn");
        }

        @Test
        void never_uses_the_id_of_an_operation_again() {
            CallDriver left = CallDriver.inFlow();
            left.flow(new FlowEvent.Asks(
                    new FlowVerb.PlayPrompts(Play.of(Prompt.sound("tt-monkeys"))), new RequestId(1)));
            OperationId before = left.call().operations().get(0).id();

            CallDriver call = left.recovered(left.found(Map.of(0, UP)));
            call.flow(new FlowEvent.Asks(
                    new FlowVerb.PlayPrompts(Play.of(Prompt.sound("tt-monkeys"))), new RequestId(1)));

            assertThat(call.call().operations().get(0).id()).isNotEqualTo(before);
        }
    }

    @Nested
    class A_call_that_ends {
        @Test
        void is_ended_again_with_the_same_record() {
            CallDriver left = connected();
            left.flow(new FlowEvent.Keeps("k", "v", false, new RequestId(1)));

            CallDriver call = left.recovered(left.found(Map.of()));

            assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
            assertThat(call.plan()).isInstanceOf(CallPlan.Released.class);
        }

        @Test
        void is_left_alone_once_its_end_is_written() {
            CallDriver left = connected().serverLost();

            assertThat(left.recovered(left.found(Map.of())).commands()).isEmpty();
        }

        @Test
        void is_lost_with_an_asterisk_that_was_restarted() {
            CallDriver left = connected();
            RecoveryEvidence found = left.found(Map.of());
            RecoveryEvidence lost = new RecoveryEvidence(
                    found.channels(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Set.of(),
                    true,
                    found.lastSeen(),
                    found.asOf(),
                    found.at());

            assertThat(left.recovered(lost).end().source()).isEqualTo(EndSource.ASTERISK_LOST);
        }

        @Test
        void ended_between_the_time_when_it_was_last_watched_and_now() {
            CallDriver left = connected().later(Duration.ofMinutes(1));
            RecoveryEvidence found = left.found(Map.of());

            CallDriver call = left.recovered(found);

            assertThat(call.end().notBefore()).isEqualTo(found.lastSeen());
            assertThat(call.call().times().ended()).isEqualTo(found.at());
        }

        @Test
        void asks_nothing_of_an_asterisk_that_was_restarted_and_has_failed_if_it_was_not_answered() {
            CallDriver left = dialled(ONE).rings(1);

            CallDriver call = left.recovered(left.foundLost(left.call().times().started()));

            assertThat(call.commands()).containsExactly("end FAILED");
        }

        @Test
        void is_bounded_by_what_is_known_of_it_and_by_now() {
            CallDriver left = connected().later(Duration.ofMinutes(1)).answers(0);
            Instant latest = left.call().times().latest();
            Instant now = left.found(Map.of()).at();

            assertThat(left.recovered(left.foundLost(latest.minusSeconds(100)))
                            .end()
                            .notBefore())
                    .isEqualTo(latest);
            assertThat(left.recovered(left.foundLost(now.plusSeconds(100)))
                            .end()
                            .notBefore())
                    .isEqualTo(now);
        }
    }

    @Test
    void legs_that_a_recovered_plan_does_not_need_are_ended() {
        CallDriver left = CallDriver.inFlow();

        CallDriver call = left.recovered(left.found(Map.of(0, UP, 1, UP)));

        assertThat(call.commands()).contains("hang up 1 with 16", "flow resume");
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

    private static CallDriver connected() {
        return dialled(ONE).answers(1).answers(0);
    }
}
