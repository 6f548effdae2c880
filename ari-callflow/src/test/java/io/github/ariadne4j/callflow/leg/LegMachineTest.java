package io.github.ariadne4j.callflow.leg;

import static io.github.ariadne4j.callflow.leg.LegDriver.CALLER;
import static io.github.ariadne4j.callflow.leg.LegDriver.CHANNEL;
import static io.github.ariadne4j.callflow.leg.LegDriver.START;
import static io.github.ariadne4j.callflow.leg.LegDriver.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LegMachineTest {
    private static final DialIntent RINGS_SINCE_START = new DialIntent(START, Duration.ofSeconds(30), null);
    private static final LegCommand CREATE = new LegCommand.Create(CHANNEL, TARGET);
    private static final LegCommand ANSWER = new LegCommand.Answer(CALLER);

    private static LegCommand.StartTimer timer(LegTimer timer, Duration after) {
        return new LegCommand.StartTimer(timer, after);
    }

    @Test
    void a_callee_is_created_enters_is_dialled_rings_and_is_answered() {
        // When
        LegDriver leg = LegDriver.answered();

        // Then
        assertThat(leg.commands())
                .containsExactly(
                        CREATE,
                        timer(LegTimer.SHOW_UP, Duration.ofSeconds(4)),
                        new LegCommand.Dial(CHANNEL, Duration.ofSeconds(30)),
                        timer(LegTimer.RING, Duration.ofSeconds(32)),
                        timer(LegTimer.PROGRESS, Duration.ofSeconds(5)));
        assertThat(leg.reports())
                .extracting(LegReport::getClass)
                .isEqualTo(List.of(LegReport.Entered.class, LegReport.Ringing.class, LegReport.Answered.class));
        assertThat(leg.leg().state()).isEqualTo(LegState.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource(CommandFailure.class)
    void a_late_answer_to_the_create_of_a_leg_that_is_there_changes_nothing(CommandFailure failure) {
        // Given
        LegDriver leg = LegDriver.requested().tell(new LegEvent.StasisEntered(CHANNEL, START));
        Leg before = leg.forget().leg();

        // When
        leg.tell(new LegEvent.CreateFailed(CHANNEL, failure, START));

        // Then
        assertThat(leg.leg()).isEqualTo(before);
        assertThat(leg.commands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, 38", "REFUSED, 38", "FAILED, 34", "NOT_SENT, 34"})
    void a_create_that_failed_releases_the_leg_without_any_request(CommandFailure failure, int cause) {
        // Given
        LegDriver leg = LegDriver.requested().forget();

        // When
        leg.tell(new LegEvent.CreateFailed(CHANNEL, failure, START));

        // Then
        Hangup hangup = Hangup.of(HangupCause.of(cause));
        assertThat(leg.reports())
                .containsExactly(
                        new LegReport.Released(leg.leg().id(), ReleaseEvidence.NOT_CREATED, hangup, START, START));
        assertThat(leg.commands()).isEmpty();
    }

    @Test
    void a_create_whose_outcome_is_unknown_is_repeated_once_with_the_same_id_a_while_later() {
        // Given
        LegDriver leg = LegDriver.requested().forget();

        // When
        leg.tell(new LegEvent.CreateFailed(CHANNEL, CommandFailure.OUTCOME_UNKNOWN, START));
        leg.fire(LegTimer.CREATE_AGAIN);
        leg.tell(new LegEvent.CreateFailed(CHANNEL, CommandFailure.OUTCOME_UNKNOWN, START));
        leg.fire(LegTimer.CREATE_AGAIN);

        // Then
        assertThat(leg.commands()).containsExactly(timer(LegTimer.CREATE_AGAIN, Duration.ofSeconds(1)), CREATE);
    }

    @Test
    void a_leg_that_shows_itself_after_all_is_not_created_again() {
        // Given
        LegDriver leg = LegDriver.requested()
                .tell(new LegEvent.CreateFailed(CHANNEL, CommandFailure.OUTCOME_UNKNOWN, START))
                .tell(new LegEvent.StasisEntered(CHANNEL, START))
                .forget();

        // When
        leg.fire(LegTimer.CREATE_AGAIN);

        // Then
        assertThat(leg.commands()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CommandFailure.class,
            names = {"CONFLICT", "NOT_SENT", "OUTCOME_UNKNOWN"})
    void a_repeated_create_that_finds_the_channel_or_is_lost_leaves_the_first_one_its_chance(CommandFailure second) {
        // Given
        LegDriver leg = LegDriver.requested()
                .tell(new LegEvent.CreateFailed(CHANNEL, CommandFailure.OUTCOME_UNKNOWN, START))
                .fire(LegTimer.CREATE_AGAIN)
                .tell(new LegEvent.CreateFailed(CHANNEL, second, START));

        // When
        leg.tell(new LegEvent.StasisEntered(CHANNEL, START));

        // Then
        assertThat(leg.reports(LegReport.Entered.class)).hasSize(1);
    }

    @Test
    void a_channel_that_ends_while_it_is_created_again_is_no_proof_that_none_is_left() {
        // Given
        LegDriver leg = LegDriver.requested()
                .tell(new LegEvent.CreateFailed(CHANNEL, CommandFailure.OUTCOME_UNKNOWN, START))
                .fire(LegTimer.CREATE_AGAIN)
                .tell(new LegEvent.DestroyedSeen(CHANNEL, LegDriver.BUSY, START))
                .forget();

        // When
        leg.tell(new LegEvent.CreatedSeen(CHANNEL, START));

        // Then
        assertThat(leg.requests()).containsExactly(new LegCommand.HangUp(CHANNEL, HangupCause.CONGESTION, 1));
    }

    @Test
    void a_leg_that_does_not_show_up_has_failed_and_is_hung_up() {
        // Given
        LegDriver leg = LegDriver.created().forget();

        // When
        leg.fire(LegTimer.SHOW_UP);

        // Then
        assertThat(leg.reports(LegReport.Failed.class))
                .extracting(LegReport.Failed::cause)
                .containsExactly(HangupCause.CONGESTION);
        assertThat(leg.requests()).containsExactly(new LegCommand.HangUp(CHANNEL, HangupCause.CONGESTION, 1));
    }

    @Test
    void a_hang_up_waits_for_the_answer_to_the_create() {
        // Given
        LegDriver leg = LegDriver.requested().forget();

        // When
        leg.hangUp(HangupCause.NORMAL_CLEARING);

        // Then
        assertThat(leg.requests()).isEmpty();
        leg.tell(new LegEvent.CreatedSeen(CHANNEL, START));
        assertThat(leg.requests()).containsExactly(new LegCommand.HangUp(CHANNEL, HangupCause.NORMAL_CLEARING, 1));
    }

    @Test
    void a_hang_up_that_waited_is_not_sent_to_a_channel_that_never_came_to_be() {
        // Given
        LegDriver leg =
                LegDriver.requested().hangUp(HangupCause.NORMAL_CLEARING).forget();

        // When
        leg.tell(new LegEvent.CreateFailed(CHANNEL, CommandFailure.FAILED, START));

        // Then
        assertThat(leg.requests()).isEmpty();
        assertThat(leg.leg().isReleased()).isTrue();
    }

    @Test
    void a_channel_that_shows_itself_after_a_hang_up_in_the_dark_is_hung_up_at_once() {
        // Given
        LegDriver leg = LegDriver.requested().hangUp(HangupCause.NORMAL_CLEARING);
        leg.tell(new LegEvent.CreateFailed(CHANNEL, CommandFailure.OUTCOME_UNKNOWN, START));
        LegCommand.HangUp first = new LegCommand.HangUp(CHANNEL, HangupCause.NORMAL_CLEARING, 1);

        // When
        leg.tell(new LegEvent.StasisEntered(CHANNEL, START));

        // Then
        LegCommand.HangUp second = new LegCommand.HangUp(CHANNEL, HangupCause.NORMAL_CLEARING, 2);
        assertThat(leg.commands(LegCommand.HangUp.class)).containsExactly(first, second);
        leg.tell(new LegEvent.CommandFailed(first, CommandFailure.NOT_FOUND, START));
        assertThat(leg.leg().isReleased()).as("the first one's 404 is outdated").isFalse();
    }

    @Test
    void a_channel_that_may_still_be_created_is_believed_to_be_absent_only_a_step_later() {
        // Given
        LegDriver leg = LegDriver.requested()
                .tell(new LegEvent.CreateFailed(CHANNEL, CommandFailure.OUTCOME_UNKNOWN, START))
                .hangUp(HangupCause.NORMAL_CLEARING);

        // When
        leg.fail(LegCommand.HangUp.class, CommandFailure.NOT_FOUND);

        // Then
        assertThat(leg.leg().isReleased()).isFalse();
        leg.fire(LegTimer.RELEASE).fail(LegCommand.HangUp.class, CommandFailure.NOT_FOUND);
        assertThat(leg.leg().isReleased()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(CommandFailure.class)
    void a_dial_is_never_sent_twice_whatever_becomes_of_it(CommandFailure failure) {
        // Given
        LegDriver leg = LegDriver.dialing();

        // When
        leg.fail(LegCommand.Dial.class, failure).dial();

        // Then
        assertThat(leg.commands(LegCommand.Dial.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"NOT_SENT, 34", "OUTCOME_UNKNOWN, "})
    void a_dial_that_was_never_sent_has_failed_and_one_that_may_have_been_is_left_to_ring(
            CommandFailure failure, Integer cause) {
        // Given
        LegDriver leg = LegDriver.dialing().forget();

        // When
        leg.tell(new LegEvent.CommandFailed(new LegCommand.Dial(CHANNEL, Duration.ofSeconds(30)), failure, START));

        // Then
        assertThat(leg.reports(LegReport.Failed.class))
                .extracting(failed -> failed.cause().code())
                .isEqualTo(cause == null ? List.of() : List.of(cause));
    }

    @Test
    void a_refused_dial_gives_the_leg_a_moment_to_tell_why_it_ends() {
        // Given
        LegDriver leg = LegDriver.dialing().fail(LegCommand.Dial.class, CommandFailure.CONFLICT);

        // When
        leg.tell(new LegEvent.DestroyedSeen(CHANNEL, LegDriver.BUSY, START));

        // Then
        assertThat(leg.reports(LegReport.Failed.class)).isEmpty();
        assertThat(leg.reports(LegReport.Released.class))
                .extracting(LegReport.Released::hangup)
                .containsExactly(LegDriver.BUSY);
    }

    @ParameterizedTest
    @CsvSource({"RING, 19", "PROGRESS, 18", "DIAL_FAILED, 34"})
    void a_dialled_leg_of_which_nothing_is_heard_in_time_has_failed(LegTimer timer, int cause) {
        // Given
        LegDriver leg = LegDriver.dialing().forget();

        // When
        leg.fire(timer);

        // Then
        assertThat(leg.reports(LegReport.Failed.class))
                .extracting(failed -> failed.cause().code())
                .containsExactly(cause);
        assertThat(leg.requests()).containsExactly(new LegCommand.HangUp(CHANNEL, HangupCause.of(cause), 1));
    }

    @Test
    void progress_without_ringing_is_progress() {
        // Given
        LegDriver leg = LegDriver.dialing().tell(new LegEvent.ProgressSeen(CHANNEL, START));

        // When
        leg.fire(LegTimer.PROGRESS);

        // Then
        assertThat(leg.leg().state()).isEqualTo(LegState.DIALING);
        assertThat(leg.reports(LegReport.Progressed.class)).hasSize(1);
    }

    @Test
    void a_lost_hang_up_is_sent_again_soon_once_and_later_ones_at_the_next_step() {
        // Given
        LegDriver leg = LegDriver.hungUp().forget();

        // When
        leg.tell(hangUpFailed(1, CommandFailure.OUTCOME_UNKNOWN)).fire(LegTimer.RELEASE);
        leg.tell(hangUpFailed(2, CommandFailure.OUTCOME_UNKNOWN)).fire(LegTimer.RELEASE);

        // Then
        assertThat(leg.commands())
                .containsExactly(
                        timer(LegTimer.RELEASE, Duration.ofMillis(100)),
                        new LegCommand.HangUp(CHANNEL, HangupCause.NORMAL_CLEARING, 2),
                        timer(LegTimer.RELEASE, Duration.ofSeconds(2)),
                        new LegCommand.HangUp(CHANNEL, HangupCause.NORMAL_CLEARING, 3),
                        timer(LegTimer.RELEASE, Duration.ofSeconds(2)));
    }

    private static LegEvent hangUpFailed(int number, CommandFailure failure) {
        LegCommand command = new LegCommand.HangUp(CHANNEL, HangupCause.NORMAL_CLEARING, number);
        return new LegEvent.CommandFailed(command, failure, START);
    }

    @Test
    void a_leg_that_will_not_end_is_given_up_after_all_of_the_teardown() {
        // Given
        LegDriver leg = LegDriver.hungUp();

        // When
        for (int step = 0; step < 10; step++) {
            leg.fire(LegTimer.RELEASE);
        }

        // Then
        assertThat(leg.commands(LegCommand.HangUp.class)).hasSize(10);
        assertThat(leg.reports(LegReport.Released.class))
                .extracting(LegReport.Released::evidence)
                .containsExactly(ReleaseEvidence.GIVEN_UP);
    }

    @Test
    void a_second_wish_to_hang_up_changes_nothing() {
        // Given
        LegDriver leg = LegDriver.hungUp().forget();

        // When
        leg.hangUp(HangupCause.USER_BUSY);

        // Then
        assertThat(leg.commands()).isEmpty();
        assertThat(leg.leg().causeSent()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void a_leg_that_announces_its_end_and_does_not_end_is_hung_up() {
        // Given
        LegDriver leg = LegDriver.announced().hangUp(HangupCause.USER_BUSY).forget();

        // When
        leg.fire(LegTimer.RELEASE);

        // Then
        assertThat(leg.requests()).containsExactly(new LegCommand.HangUp(CHANNEL, HangupCause.NORMAL_CLEARING, 1));
    }

    @Test
    void a_callee_that_left_stasis_is_over_with_its_cause_or_after_a_while_and_is_sent_nothing() {
        // Given
        LegDriver told = LegDriver.left().forget();
        LegDriver untold = LegDriver.left().forget();

        // When
        told.hangUp(HangupCause.NORMAL_CLEARING).tell(new LegEvent.DestroyedSeen(CHANNEL, LegDriver.BUSY, START));
        untold.hangUp(HangupCause.NORMAL_CLEARING).fire(LegTimer.RELEASE);

        // Then
        assertThat(told.leg().causeSeen()).isEqualTo(LegDriver.BUSY);
        assertThat(untold.leg().isReleased()).isTrue();
        assertThat(told.requests()).isEmpty();
        assertThat(untold.requests()).isEmpty();
    }

    @Test
    void a_caller_that_left_stasis_is_over_at_once_as_its_destruction_is_not_always_told() {
        // Given
        LegDriver leg = LegDriver.caller();
        Hangup cancelled = new Hangup(HangupCause.INTERWORKING, 487);

        // When
        leg.tell(new LegEvent.HangupRequested(CALLER, cancelled, START)).tell(new LegEvent.StasisLeft(CALLER, START));

        // Then
        assertThat(leg.reports())
                .containsExactly(
                        new LegReport.ReleaseBegan(leg.leg().id(), cancelled, START),
                        new LegReport.Released(leg.leg().id(), ReleaseEvidence.LEFT_STASIS, cancelled, START, START));
        assertThat(leg.commands(LegCommand.HangUp.class)).isEmpty();
    }

    @Test
    void the_cause_that_is_told_last_counts_unless_it_says_nothing() {
        // Given
        LegDriver leg = LegDriver.answered().tell(new LegEvent.HangupRequested(CHANNEL, LegDriver.BUSY, START));

        // When
        leg.tell(new LegEvent.DestroyedSeen(CHANNEL, Hangup.of(HangupCause.UNKNOWN), START));

        // Then
        assertThat(leg.leg().causeSeen()).isEqualTo(LegDriver.BUSY);
    }

    @Test
    void an_answer_that_crosses_a_hang_up_is_kept_for_the_record_and_not_reported() {
        // Given
        LegDriver leg = LegDriver.ringing().hangUp(HangupCause.ANSWERED_ELSEWHERE);

        // When
        leg.tell(new LegEvent.AnswerSeen(CHANNEL, START));

        // Then
        assertThat(leg.leg().wasAnswered()).isTrue();
        assertThat(leg.reports(LegReport.Answered.class)).isEmpty();
    }

    @Test
    void a_lost_answer_is_sent_once_more_and_a_refused_one_is_reported_unless_it_shows_an_effect() {
        // Given
        LegDriver leg = LegDriver.caller().answer().answer();

        // When
        leg.fail(LegCommand.Answer.class, CommandFailure.OUTCOME_UNKNOWN);
        leg.fail(LegCommand.Answer.class, CommandFailure.OUTCOME_UNKNOWN);
        leg.fire(LegTimer.ANSWER_FAILED);

        // Then
        assertThat(leg.commands())
                .containsExactly(ANSWER, ANSWER, timer(LegTimer.ANSWER_FAILED, Duration.ofSeconds(2)));
        assertThat(leg.reports(LegReport.AnswerFailed.class)).hasSize(1);
    }

    @Test
    void a_leg_is_bounded_once() {
        // Given
        LegDriver leg = LegDriver.caller();

        // When
        leg.bound().bound();

        // Then
        assertThat(leg.commands()).containsExactly(new LegCommand.SetMaxDuration(CALLER, Duration.ofHours(12)));
    }

    @Test
    void a_leg_that_is_not_listed_is_over_and_its_end_lies_between_two_times() {
        // Given
        LegDriver leg = LegDriver.answered();

        // When
        leg.tell(new LegEvent.NotFound(CHANNEL, START, START.plusSeconds(30)));

        // Then
        assertThat(leg.reports())
                .contains(new LegReport.Released(
                        leg.leg().id(), ReleaseEvidence.NOT_FOUND, Hangup.UNTOLD, START, START.plusSeconds(30)));
    }

    @Test
    void a_leg_that_was_not_seen_yet_may_be_younger_than_the_list() {
        // Given
        LegDriver leg = LegDriver.created().forget();

        // When
        leg.tell(new LegEvent.NotFound(CHANNEL, START, START));

        // Then
        assertThat(leg.reports()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DIALING, UP, ANSWERED, Answered",
        "ANSWERED, UP, ANSWERED, ",
        "IN_STASIS, DOWN, DIALING, ",
        "DIALING, RINGING, RINGING, Ringing",
        "DIALING, , RELEASED, Released"
    })
    void a_recovered_leg_is_what_asterisk_says_and_is_never_dialled_again(
            LegState stored, ChannelState listed, LegState then, String report) {
        // Given
        Leg known = Leg.stored(new LegId(1), LegRole.CALLEE, CHANNEL, List.of(), true, TARGET, stored, null);
        Map<ChannelId, ChannelState> list = listed == null ? Map.of() : Map.of(CHANNEL, listed);

        // When
        LegDriver leg =
                LegDriver.of(known).step(machine -> machine.recover(known, list, RINGS_SINCE_START, START, START));

        // Then
        assertThat(leg.leg().state()).isEqualTo(then);
        assertThat(leg.reports())
                .extracting(one -> one.getClass().getSimpleName())
                .isEqualTo(report == null ? List.of() : List.of(report));
        assertThat(leg.dial().requests()).isEmpty();
    }

    @Test
    void a_recovered_leg_that_was_not_dialled_can_be_dialled_once() {
        // Given
        Leg known =
                Leg.stored(new LegId(1), LegRole.CALLEE, CHANNEL, List.of(), true, TARGET, LegState.REQUESTED, null);
        Map<ChannelId, ChannelState> list = Map.of(CHANNEL, ChannelState.DOWN);

        // When
        LegDriver leg = LegDriver.of(known).step(machine -> machine.recover(known, list, null, START, START));

        // Then
        assertThat(leg.leg().state()).isEqualTo(LegState.IN_STASIS);
        assertThat(leg.dial().requests()).containsExactly(new LegCommand.Dial(CHANNEL, TARGET.ringFor()));
        assertThat(leg.dial().requests()).containsExactly(new LegCommand.Dial(CHANNEL, TARGET.ringFor()));
    }

    @Test
    void a_recovered_leg_rings_for_the_rest_of_its_time() {
        // Given
        DialIntent intent = RINGS_SINCE_START;
        Leg known =
                Leg.stored(new LegId(1), LegRole.CALLEE, CHANNEL, List.of(), true, TARGET, LegState.DIALING, intent);
        Map<ChannelId, ChannelState> list = Map.of(CHANNEL, ChannelState.RINGING);

        // When
        LegDriver leg =
                LegDriver.of(known).step(machine -> machine.recover(known, list, null, START, START.plusSeconds(20)));

        // Then
        assertThat(leg.commands()).containsExactly(timer(LegTimer.RING, Duration.ofSeconds(12)));
    }

    @Test
    void a_recovered_caller_waits_to_be_answered() {
        // Given
        Leg known = Leg.stored(new LegId(0), LegRole.CALLER, CALLER, List.of(), false, null, LegState.IN_STASIS, null);

        // When
        LegDriver leg = LegDriver.of(known)
                .step(machine -> machine.recover(known, Map.of(CALLER, ChannelState.RING), null, START, START));

        // Then
        assertThat(leg.leg().state()).isEqualTo(LegState.IN_STASIS);
        assertThat(leg.answer().requests()).containsExactly(ANSWER);
    }

    @Test
    void a_limit_is_told_to_asterisk_unless_the_longest_call_ends_the_leg_before() {
        LegMachine machine = new LegMachine(CallTimeouts.defaults());
        Leg leg = LegDriver.answered().leg();

        assertThat(machine.limit(leg, Duration.ofMinutes(10), START).commands())
                .containsExactly(new LegCommand.SetMaxDuration(CHANNEL, Duration.ofMinutes(10)));
        assertThat(machine.limit(leg, Duration.ofHours(13), START).commands()).isEmpty();
        assertThat(machine.limit(LegDriver.requested().leg(), Duration.ofMinutes(10), START)
                        .commands())
                .as("not in Stasis yet")
                .isEmpty();
    }
}
