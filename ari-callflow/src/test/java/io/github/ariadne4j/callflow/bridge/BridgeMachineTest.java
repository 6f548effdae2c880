package io.github.ariadne4j.callflow.bridge;

import static io.github.ariadne4j.callflow.bridge.BridgeDriver.A;
import static io.github.ariadne4j.callflow.bridge.BridgeDriver.B;
import static io.github.ariadne4j.callflow.bridge.BridgeDriver.CALLEE;
import static io.github.ariadne4j.callflow.bridge.BridgeDriver.CALLER;
import static io.github.ariadne4j.callflow.bridge.BridgeDriver.KEY;
import static io.github.ariadne4j.callflow.bridge.BridgeDriver.NEW;
import static io.github.ariadne4j.callflow.bridge.BridgeDriver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeMachineTest {
    private static final BridgeCommand BOTH_JOIN = new BridgeCommand.Join(KEY, List.of(A, B));
    private static final Instant LATER = START.plusSeconds(5);

    private static BridgeCommand.StartTimer timer(BridgeTimer timer, Duration after) {
        return new BridgeCommand.StartTimer(timer, after);
    }

    @Test
    void legs_join_together_once_the_bridge_is_there() {
        // Given
        BridgeDriver bridge = BridgeDriver.requested().join();
        assertThat(bridge.requests()).containsExactly(new BridgeCommand.Create(KEY));

        // When
        bridge.tell(new BridgeEvent.CreatedSeen(START));

        // Then
        assertThat(bridge.requests()).containsExactly(new BridgeCommand.Create(KEY), BOTH_JOIN);
    }

    @Test
    void a_leg_that_is_not_in_stasis_yet_waits() {
        // Given
        BridgeDriver bridge = BridgeDriver.ready().forget().join(BridgeDriver.calleeOnItsWay());
        assertThat(bridge.requests()).isEmpty();

        // When
        bridge.tell(new BridgeEvent.LegEntered(CALLEE, START));

        // Then
        assertThat(bridge.requests()).containsExactly(new BridgeCommand.Join(KEY, List.of(B)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_leg_has_joined_when_asterisk_says_so_or_answers_and_is_reported_once(boolean eventFirst) {
        // Given
        BridgeDriver bridge = BridgeDriver.joining().forget();
        BridgeEvent entered = new BridgeEvent.ChannelEntered(B, START);
        BridgeEvent answered = new BridgeEvent.JoinDone(List.of(A, B), START);

        // When
        bridge.tell(eventFirst ? entered : answered).tell(eventFirst ? answered : entered);

        // Then
        assertThat(bridge.reports())
                .containsExactlyInAnyOrder(
                        new BridgeReport.Joined(KEY, CALLER, START), new BridgeReport.Joined(KEY, CALLEE, START));
        assertThat(bridge.bridge().seen()).containsExactly(CALLEE);
    }

    @Test
    void a_create_whose_outcome_is_unknown_is_repeated_once_and_then_the_next_command_tells() {
        // Given
        BridgeDriver bridge = BridgeDriver.requested().join();

        // When
        bridge.tell(new BridgeEvent.CreateFailed(CommandFailure.OUTCOME_UNKNOWN, START))
                .tell(new BridgeEvent.CreateFailed(CommandFailure.OUTCOME_UNKNOWN, START))
                .tell(new BridgeEvent.CreateFailed(CommandFailure.OUTCOME_UNKNOWN, START));

        // Then
        BridgeCommand create = new BridgeCommand.Create(KEY);
        assertThat(bridge.requests()).containsExactly(create, create, BOTH_JOIN);
    }

    @ParameterizedTest
    @EnumSource(
            value = CommandFailure.class,
            names = {"NOT_FOUND", "REFUSED", "FAILED", "NOT_SENT"})
    void a_bridge_that_could_not_be_created_has_ended(CommandFailure failure) {
        // Given
        BridgeDriver bridge = BridgeDriver.requested().join().forget();

        // When
        bridge.tell(new BridgeEvent.CreateFailed(failure, START));

        // Then
        assertThat(bridge.reports()).containsExactly(new BridgeReport.CreateFailed(KEY, failure, START));
        assertThat(bridge.join().requests()).isEmpty();
    }

    @Test
    void a_join_that_may_be_lost_is_not_sent_again_for_a_leg_that_is_seen_in_the_bridge_a_moment_later() {
        // Given
        BridgeDriver bridge = BridgeDriver.joining().forget();

        // When
        bridge.tell(new BridgeEvent.CommandFailed(BOTH_JOIN, CommandFailure.OUTCOME_UNKNOWN, START))
                .tell(new BridgeEvent.ChannelEntered(A, START))
                .fire(BridgeTimer.JOIN_AGAIN);

        // Then
        assertThat(bridge.requests()).containsExactly(new BridgeCommand.Join(KEY, List.of(B)));
    }

    @Test
    void a_join_that_is_lost_twice_is_given_up_after_a_while_unless_the_leg_shows_up() {
        // Given
        BridgeDriver bridge = BridgeDriver.joining();
        bridge.fail(BridgeCommand.Join.class, CommandFailure.NOT_SENT).fire(BridgeTimer.JOIN_AGAIN);
        bridge.fail(BridgeCommand.Join.class, CommandFailure.OUTCOME_UNKNOWN).forget();

        // When
        bridge.tell(new BridgeEvent.ChannelEntered(A, START)).fire(BridgeTimer.JOIN_REFUSED);

        // Then
        assertThat(bridge.reports())
                .extracting(BridgeReport::getClass)
                .isEqualTo(List.of(BridgeReport.Joined.class, BridgeReport.JoinFailed.class));
        assertThat(bridge.requests()).isEmpty();
    }

    @Test
    void a_join_that_asterisk_could_not_do_is_given_up_at_once() {
        // Given
        BridgeDriver bridge = BridgeDriver.joining().forget();

        // When
        bridge.tell(new BridgeEvent.CommandFailed(BOTH_JOIN, CommandFailure.FAILED, START));

        // Then
        assertThat(bridge.reports())
                .containsExactly(
                        new BridgeReport.JoinFailed(KEY, CALLER, START),
                        new BridgeReport.JoinFailed(KEY, CALLEE, START));
    }

    @Test
    void a_leg_whose_join_was_refused_because_another_one_was_ending_is_tried_again() {
        // Given
        BridgeDriver bridge = BridgeDriver.joining()
                .fail(BridgeCommand.Join.class, CommandFailure.CONFLICT)
                .forget();

        // When
        bridge.tell(new BridgeEvent.LegReleased(CALLEE, START)).fire(BridgeTimer.JOIN_REFUSED);

        // Then
        assertThat(bridge.requests()).containsExactly(new BridgeCommand.Join(KEY, List.of(A)));
        assertThat(bridge.reports()).isEmpty();
    }

    @Test
    void a_leg_that_another_user_takes_out_is_reported_and_may_join_again() {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().forget();

        // When
        bridge.tell(new BridgeEvent.ChannelLeft(B, START)).fire(BridgeTimer.SETTLE);

        // Then
        assertThat(bridge.reports()).extracting(BridgeReport::getClass).isEqualTo(List.of(BridgeReport.TakenOut.class));
        assertThat(bridge.join().requests()).containsExactly(new BridgeCommand.Join(KEY, List.of(B)));
    }

    @Test
    void a_leg_that_leaves_because_it_ends_was_not_taken_out() {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().forget();

        // When
        bridge.tell(new BridgeEvent.ChannelLeft(B, START))
                .tell(new BridgeEvent.LegReleased(CALLEE, START))
                .fire(BridgeTimer.SETTLE);

        // Then
        assertThat(bridge.reports()).isEmpty();
    }

    @Test
    void nothing_that_is_told_late_of_a_released_leg_puts_it_back() {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().tell(new BridgeEvent.LegReleased(CALLEE, START));

        // When
        bridge.tell(new BridgeEvent.ChannelEntered(B, LATER))
                .tell(new BridgeEvent.MembersListed(Set.of(A, B), LATER, LATER));

        // Then
        assertThat(bridge.bridge().seen()).containsExactly(CALLER);
        assertThat(bridge.bridge().strangers()).isEmpty();
    }

    @Test
    void an_earlier_event_of_a_member_that_comes_later_says_nothing() {
        // Given
        BridgeDriver bridge = BridgeDriver.joining()
                .tell(new BridgeEvent.ChannelEntered(B, LATER))
                .forget();

        // When
        bridge.tell(new BridgeEvent.ChannelLeft(B, START));

        // Then
        assertThat(bridge.bridge().seen()).containsExactly(CALLEE);
        assertThat(bridge.commands()).isEmpty();
    }

    @Test
    void a_bridge_that_another_user_destroys_is_lost_and_its_number_is_not_used_again() {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().forget();

        // When
        bridge.tell(new BridgeEvent.ChannelLeft(A, START))
                .tell(new BridgeEvent.ChannelLeft(B, START))
                .tell(new BridgeEvent.DestroyedSeen(START))
                .fire(BridgeTimer.SETTLE);

        // Then
        assertThat(bridge.reports()).containsExactly(new BridgeReport.Lost(KEY, List.of(CALLER, CALLEE), START));
        assertThat(bridge.join().requests()).isEmpty();
        assertThat(new BridgeKey(KEY.call(), KEY.number() + 1)).isNotEqualTo(KEY);
    }

    @Test
    void a_bridge_that_a_join_does_not_find_twice_is_lost() {
        // Given
        BridgeDriver bridge = BridgeDriver.joining().fail(BridgeCommand.Join.class, CommandFailure.NOT_FOUND);
        bridge.fire(BridgeTimer.JOIN_AGAIN).forget();

        // When
        bridge.tell(new BridgeEvent.CommandFailed(BOTH_JOIN, CommandFailure.NOT_FOUND, START));

        // Then
        assertThat(bridge.reports()).containsExactly(new BridgeReport.Lost(KEY, List.of(CALLER, CALLEE), START));
    }

    @Test
    void a_list_shows_who_is_in_the_bridge_where_events_were_lost() {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().forget();

        // When
        bridge.tell(new BridgeEvent.MembersListed(Set.of(A, NEW), LATER, LATER)).fire(BridgeTimer.SETTLE);

        // Then
        assertThat(bridge.reports()).extracting(BridgeReport::getClass).isEqualTo(List.of(BridgeReport.TakenOut.class));
        assertThat(bridge.bridge().seen()).containsExactly(CALLER);
        assertThat(bridge.bridge().strangers()).containsExactly(NEW);
    }

    @Test
    void a_list_that_is_older_than_a_change_takes_no_leg_out() {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().forget();

        // When
        bridge.tell(new BridgeEvent.MembersListed(Set.of(), START.minusSeconds(1), LATER))
                .tell(new BridgeEvent.NotFound(START.minusSeconds(1), LATER));

        // Then
        assertThat(bridge.bridge().seen()).containsExactlyInAnyOrder(CALLER, CALLEE);
        assertThat(bridge.reports()).isEmpty();
    }

    @Test
    void a_bridge_that_is_not_listed_is_lost() {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().forget();

        // When
        bridge.tell(new BridgeEvent.NotFound(LATER, LATER));

        // Then
        assertThat(bridge.reports()).containsExactly(new BridgeReport.Lost(KEY, List.of(CALLER, CALLEE), LATER));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_leg_that_is_replaced_in_the_bridge_stays_in_it_and_nothing_is_reported(boolean entersFirst) {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().forget();
        BridgeEvent replaced = new BridgeEvent.LegReplaced(CALLEE, B, NEW, START);
        BridgeEvent entered = new BridgeEvent.ChannelEntered(NEW, START);

        // When
        bridge.tell(entersFirst ? entered : replaced)
                .tell(entersFirst ? replaced : entered)
                .tell(new BridgeEvent.ChannelLeft(B, START))
                .fire(BridgeTimer.SETTLE);

        // Then
        assertThat(bridge.reports()).isEmpty();
        assertThat(bridge.requests()).isEmpty();
        assertThat(bridge.bridge().seen()).containsExactlyInAnyOrder(CALLER, CALLEE);
    }

    @Test
    void a_leg_that_is_replaced_while_it_joins_joins_with_its_new_channel() {
        // Given
        BridgeDriver bridge = BridgeDriver.joining().forget();

        // When
        bridge.tell(new BridgeEvent.LegReplaced(CALLEE, B, NEW, START));

        // Then
        assertThat(bridge.requests()).containsExactly(new BridgeCommand.Join(KEY, List.of(NEW)));
    }

    @Test
    void a_leg_whose_channel_is_in_the_bridge_already_is_not_put_in_again() {
        // Given
        BridgeDriver bridge = BridgeDriver.ready()
                .tell(new BridgeEvent.ChannelEntered(B, START))
                .forget();

        // When
        bridge.join(BridgeDriver.callee());

        // Then
        assertThat(bridge.requests()).isEmpty();
        assertThat(bridge.bridge().hasJoined(CALLEE)).isTrue();
    }

    @Test
    void a_leg_is_taken_out_until_it_is_seen_to_have_left() {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().forget();
        BridgeCommand remove = new BridgeCommand.Remove(KEY, B);

        // When
        bridge.remove(CALLEE).fail(BridgeCommand.Remove.class, CommandFailure.OUTCOME_UNKNOWN);
        bridge.fire(BridgeTimer.REMOVE).tell(new BridgeEvent.ChannelLeft(B, LATER));

        // Then
        assertThat(bridge.requests()).containsExactly(remove, remove);
        assertThat(bridge.commands()).contains(timer(BridgeTimer.REMOVE, Duration.ofMillis(100)));
        assertThat(bridge.reports()).containsExactly(new BridgeReport.Removed(KEY, CALLEE, LATER));
        assertThat(bridge.bridge().intended()).containsExactly(CALLER);
    }

    @Test
    void a_leg_that_is_to_leave_while_it_joins_is_taken_out_once_it_is_in() {
        // Given
        BridgeDriver bridge = BridgeDriver.joining().forget().remove(CALLEE);
        assertThat(bridge.requests()).isEmpty();

        // When
        bridge.tell(new BridgeEvent.JoinDone(List.of(A, B), START)).tell(new BridgeEvent.ChannelEntered(B, START));

        // Then
        assertThat(bridge.requests()).containsExactly(new BridgeCommand.Remove(KEY, B));
    }

    @Test
    void a_leg_that_is_to_leave_and_to_join_again_does_both() {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().forget().remove(CALLEE).join(BridgeDriver.callee());

        // When
        bridge.tell(new BridgeEvent.ChannelLeft(B, LATER));

        // Then
        assertThat(bridge.requests())
                .containsExactly(new BridgeCommand.Remove(KEY, B), new BridgeCommand.Join(KEY, List.of(B)));
        assertThat(bridge.reports()).isEmpty();
    }

    @Test
    void a_lost_destroy_is_sent_again_soon_once_then_at_each_step_and_is_given_up_in_the_end() {
        // Given
        BridgeDriver bridge = BridgeDriver.joined().forget().destroy();

        // When
        bridge.fail(BridgeCommand.Destroy.class, CommandFailure.OUTCOME_UNKNOWN);
        for (int step = 0; step < 11; step++) {
            bridge.fire(BridgeTimer.TEARDOWN);
        }

        // Then
        assertThat(bridge.requests()).hasSize(11);
        assertThat(bridge.commands()).contains(timer(BridgeTimer.TEARDOWN, Duration.ofMillis(100)));
        assertThat(bridge.reports())
                .containsExactly(new BridgeReport.Destroyed(
                        KEY, true, bridge.reports().get(0).at()));
    }

    @Test
    void a_destroy_waits_for_the_answer_to_the_create() {
        // Given
        BridgeDriver bridge = BridgeDriver.requested().forget().destroy();
        assertThat(bridge.requests()).isEmpty();

        // When
        bridge.tell(new BridgeEvent.CreatedSeen(START));

        // Then
        assertThat(bridge.requests()).containsExactly(new BridgeCommand.Destroy(KEY, 1));
    }

    @Test
    void a_bridge_that_may_still_be_created_is_believed_to_be_absent_only_a_step_later() {
        // Given
        BridgeDriver bridge = BridgeDriver.requested().destroy();
        bridge.tell(new BridgeEvent.CreateFailed(CommandFailure.OUTCOME_UNKNOWN, START));

        // When
        bridge.fail(BridgeCommand.Destroy.class, CommandFailure.NOT_FOUND);

        // Then
        assertThat(bridge.bridge().isDestroyed()).isFalse();
        bridge.fire(BridgeTimer.TEARDOWN).fail(BridgeCommand.Destroy.class, CommandFailure.NOT_FOUND);
        assertThat(bridge.bridge().isDestroyed()).isTrue();
    }

    @Test
    void an_outdated_404_to_a_destroy_in_the_dark_does_not_end_a_bridge_that_is_there() {
        // Given
        BridgeDriver bridge = BridgeDriver.requested().destroy();
        bridge.tell(new BridgeEvent.CreateFailed(CommandFailure.OUTCOME_UNKNOWN, START));
        bridge.tell(new BridgeEvent.ChannelEntered(new ChannelId("x"), START));

        // When
        BridgeCommand first = new BridgeCommand.Destroy(KEY, 1);
        bridge.tell(new BridgeEvent.CommandFailed(first, CommandFailure.NOT_FOUND, START));

        // Then
        assertThat(bridge.bridge().isDestroyed()).isFalse();
        assertThat(bridge.requests()).contains(new BridgeCommand.Destroy(KEY, 2));
    }
}
