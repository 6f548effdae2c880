package io.github.ariadne4j.callflow.machine;

import static io.github.ariadne4j.callflow.machine.Machine.FIRST;
import static io.github.ariadne4j.callflow.machine.Machine.SECOND;
import static io.github.ariadne4j.callflow.machine.Machine.hangup;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallStateTest {
    @Test
    void the_seed_scenario_creates_bridges_joins_dials_answers_and_ends_both() {
        // Given
        Machine call = Machine.routed(FIRST);
        assertThat(call.effects(Effect.CreateLeg.class)).containsExactly(new Effect.CreateLeg(1, FIRST));
        assertThat(call.effects(Effect.CreateBridge.class)).hasSize(1);

        // When
        call.dialled(1);
        call.tell(new CallSignal.LegUp(1, call.next()));
        call.tell(new CallSignal.CallerUp(call.next()));
        call.tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        assertThat(call.effects(Effect.Join.class)).hasSize(1);
        assertThat(call.effects(Effect.Dial.class)).containsExactly(new Effect.Dial(1, FIRST.ringFor()));
        assertThat(call.effects(Effect.AnswerCaller.class)).hasSize(1);
        assertThat(call.effects(Effect.HangUpCaller.class)).isEmpty();
        assertThat(call.effects(Effect.HangUpLeg.class))
                .containsExactly(new Effect.HangUpLeg(1, HangupCause.NORMAL_CLEARING));
        assertThat(call.effects(Effect.DestroyBridge.class)).hasSize(1);
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(call.cdr().end().by()).isEqualTo(Party.CALLER);
        assertThat(call.state().isOver()).isTrue();
    }

    @Test
    void the_leg_joins_only_after_its_stasis_start_and_is_dialled_only_after_it_joined() {
        // Given
        Machine call = Machine.routed(FIRST);

        // When
        call.tell(new CallSignal.LegCreated(1, call.next()));
        call.tell(new CallSignal.BridgeMade(call.next()));

        // Then
        assertThat(call.effects(Effect.Join.class)).isEmpty();
        call.tell(new CallSignal.LegEntered(1, call.next()));
        assertThat(call.effects(Effect.Join.class)).hasSize(1);
        assertThat(call.effects(Effect.Dial.class)).isEmpty();
    }

    @Test
    void events_before_their_rest_response_change_nothing_in_the_outcome() {
        // Given
        Machine call = Machine.routed(FIRST);

        // When
        call.tell(new CallSignal.LegEntered(1, call.next()));
        call.tell(new CallSignal.BridgeMade(call.next()));
        call.tell(new CallSignal.LegCreated(1, call.next()));
        call.tell(new CallSignal.Joined(1, call.next()));

        // Then
        assertThat(call.effects(Effect.Join.class)).hasSize(1);
        assertThat(call.effects(Effect.Dial.class)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}/{1} is {2} to the caller, {3} in the CDR")
    @CsvSource({
        "17, 486, 486, BUSY",
        "19, 480, 480, NO_ANSWER",
        "1, 404, 404, UNREACHABLE",
        "34, 503, 503, UNREACHABLE",
        "21, 603, 403, REJECTED",
        "28, 484, 484, UNREACHABLE",
        "58, 488, 488, UNREACHABLE",
        "127, 487, 480, NO_ANSWER",
        "0, 603, 480, NO_ANSWER",
        "16, , 480, NO_ANSWER",
        "26, , 480, NO_ANSWER",
        "102, 504, 503, UNREACHABLE",
        "41, 409, 503, UNREACHABLE",
        "23, 302, 480, NO_ANSWER",
    })
    void the_caller_is_told_what_ended_the_callee(int cause, Integer sip, int toCaller, Disposition disposition) {
        // Given
        Machine call = Machine.ringing();

        // When
        call.tell(new CallSignal.LegLeaving(1, hangup(cause, sip), call.next()));
        call.tell(new CallSignal.LegLeft(1, call.next()));
        call.tell(new CallSignal.LegGone(1, hangup(cause, sip), call.next()));

        // Then
        Effect.HangUpCaller told = call.effects(Effect.HangUpCaller.class).get(0);
        assertThat(told.cause().sipStatus()).isEqualTo(toCaller);
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));
        if (cause != 26 && cause != 23) {
            assertThat(call.cdr().disposition()).isEqualTo(disposition);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "16", "23", "26", "41", "44", "102", "5", "99", "50"})
    void an_unanswered_caller_never_gets_603_for_want_of_a_cause(int cause) {
        assertThat(HangupPropagation.toUnansweredCaller(HangupCause.of(cause)).sipStatus())
                .isNotEqualTo(603)
                .isNotEqualTo(302);
    }

    @Test
    void a_caller_who_gives_up_while_the_leg_is_being_created_leaves_no_leg_behind() {
        // Given
        Machine call = Machine.routed(FIRST);
        call.forget();

        // When
        call.tell(new CallSignal.CallerLeaving(hangup(127, 487), call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));

        // Then: a hang-up now could overtake the create
        assertThat(call.effects(Effect.HangUpLeg.class)).isEmpty();
        call.tell(new CallSignal.LegCreated(1, call.next()));
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
        call.tell(new CallSignal.BridgeMade(call.next()));
        call.tell(new CallSignal.LegEntered(1, call.next()));
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));
        assertThat(call.effects(Effect.DestroyBridge.class)).hasSize(1);
        call.tell(new CallSignal.BridgeGone(call.next()));
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(call.cdr().end().sipStatus()).isEqualTo(487);
        assertThat(call.cdr().end().cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void a_caller_who_gives_up_while_ringing_cancels_the_callee() {
        // Given
        Machine call = Machine.ringing();

        // When
        call.tell(new CallSignal.CallerLeaving(hangup(127, 487), call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpLeg.class))
                .containsExactly(new Effect.HangUpLeg(1, HangupCause.NORMAL_CLEARING));
        assertThat(call.effects(Effect.HangUpCaller.class)).isEmpty();
    }

    @Test
    void a_callee_who_answers_just_when_the_caller_gave_up_is_not_left_alone() {
        // Given
        Machine call = Machine.ringing();
        call.tell(new CallSignal.CallerGone(call.next()));

        // When
        call.tell(new CallSignal.LegUp(1, call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
        assertThat(call.effects(Effect.AnswerCaller.class)).isEmpty();
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_late_answer_to_the_create_of_a_leg_that_is_there_ends_no_call(Fault fault) {
        // Given
        Machine ringing = Machine.ringing();
        Machine talking = Machine.talking();

        // When
        for (Machine call : List.of(ringing, talking)) {
            call.tell(new CallSignal.LegNotCreated(1, fault, call.next()));
            call.tell(new CallSignal.LegCreated(1, call.next()));
            call.tell(new CallSignal.LegEntered(1, call.next()));
        }

        // Then
        assertThat(ringing.effects()).isEmpty();
        assertThat(talking.effects()).isEmpty();
        assertThat(talking.state()).isInstanceOf(Talking.class);
    }

    @Test
    void both_hanging_up_at_once_ends_the_call_once() {
        // Given
        Machine call = Machine.talking();

        // When
        call.tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, call.next()));
        call.tell(new CallSignal.LegLeaving(1, hangup(16, null), call.next()));
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        assertThat(call.effects(Effect.Close.class)).hasSize(1);
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
        assertThat(call.effects(Effect.HangUpCaller.class)).isEmpty();
        assertThat(call.cdr().end().by()).isEqualTo(Party.CALLER);
    }

    @Test
    void a_callee_who_hangs_up_takes_the_caller_along_with_the_same_cause() {
        // Given
        Machine call = Machine.talking();

        // When
        call.tell(new CallSignal.LegLeaving(1, hangup(31, 480), call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class))
                .containsExactly(new Effect.HangUpCaller(HangupCause.NORMAL_UNSPECIFIED));
        assertThat(call.effects(Effect.HangUpLeg.class)).isEmpty();
    }

    @Test
    void the_next_target_is_tried_when_one_fails_and_the_most_telling_cause_goes_to_the_caller() {
        // Given
        Machine call = Machine.routed(FIRST, SECOND).dialled(1);

        // When
        call.tell(new CallSignal.LegGone(1, hangup(17, 486), call.next()));
        call.tell(new CallSignal.LegCreated(2, call.next()));
        call.tell(new CallSignal.LegEntered(2, call.next()));
        call.tell(new CallSignal.Joined(2, call.next()));
        call.tell(new CallSignal.LegGone(2, hangup(34, 503), call.next()));

        // Then
        assertThat(call.effects(Effect.CreateLeg.class))
                .containsExactly(new Effect.CreateLeg(1, FIRST), new Effect.CreateLeg(2, SECOND));
        assertThat(call.effects(Effect.CreateBridge.class)).hasSize(1);
        assertThat(call.effects(Effect.HangUpCaller.class))
                .containsExactly(new Effect.HangUpCaller(HangupCause.USER_BUSY));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void every_fault_of_a_create_has_one_outcome(Fault fault) {
        // Given
        Machine call = Machine.routed(FIRST);

        // When
        call.tell(new CallSignal.LegNotCreated(1, fault, call.next()));

        // Then
        boolean mayBeThere = fault == Fault.CONFLICT || fault == Fault.UNKNOWN;
        assertThat(call.state()).isInstanceOf(mayBeThere ? SettingUp.class : Ending.class);
        if (fault == Fault.FAILED) {
            assertThat(call.effects(Effect.HangUpCaller.class).get(0).cause().sipStatus())
                    .isEqualTo(503);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_dial_is_never_sent_twice_whatever_becomes_of_it(Fault fault) {
        // Given
        Machine call = Machine.routed(FIRST).dialled(1);

        // When
        call.tell(new CallSignal.NotDialled(1, fault, call.next()));
        call.tell(new CallSignal.Joined(1, call.next()));
        call.tell(new CallSignal.LegEntered(1, call.next()));

        // Then
        assertThat(call.effects(Effect.Dial.class)).hasSize(1);
    }

    @Test
    void a_join_whose_outcome_is_unknown_is_sent_once_more_and_not_twice() {
        // Given
        Machine call = Machine.routed(FIRST);
        call.tell(new CallSignal.LegCreated(1, call.next()));
        call.tell(new CallSignal.LegEntered(1, call.next()));
        call.tell(new CallSignal.BridgeMade(call.next()));

        // When
        call.tell(new CallSignal.NotJoined(1, Fault.UNKNOWN, call.next()));
        assertThat(call.effects(Effect.Join.class)).hasSize(2);
        call.tell(new CallSignal.NotJoined(1, Fault.UNKNOWN, call.next()));

        // Then
        assertThat(call.effects(Effect.Join.class)).hasSize(2);
        assertThat(call.state()).isInstanceOf(Ending.class);
    }

    @Test
    void a_join_that_was_sent_once_more_lets_the_leg_be_dialled() {
        // Given
        Machine call = Machine.routed(FIRST);
        call.tell(new CallSignal.LegCreated(1, call.next()));
        call.tell(new CallSignal.LegEntered(1, call.next()));
        call.tell(new CallSignal.BridgeMade(call.next()));

        // When
        call.tell(new CallSignal.NotJoined(1, Fault.UNKNOWN, call.next()));
        call.tell(new CallSignal.Joined(1, call.next()));

        // Then
        assertThat(call.effects(Effect.Dial.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void every_fault_of_a_join_ends_the_attempt_at_the_latest_when_the_leg_has_had_its_time(Fault fault) {
        // Given
        Machine call = Machine.routed(FIRST);
        call.tell(new CallSignal.LegCreated(1, call.next()));
        call.tell(new CallSignal.LegEntered(1, call.next()));
        call.tell(new CallSignal.BridgeMade(call.next()));

        // When
        call.tell(new CallSignal.NotJoined(1, fault, call.next()));
        call.tell(new CallSignal.TimerFired(TimerKind.LEG_ENDS, 1, call.next()));

        // Then
        assertThat(call.state()).isInstanceOf(Ending.class);
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void every_fault_of_a_bridge_has_one_outcome(Fault fault) {
        // Given
        Machine call = Machine.routed(FIRST);
        call.tell(new CallSignal.LegCreated(1, call.next()));
        call.tell(new CallSignal.LegEntered(1, call.next()));

        // When
        call.tell(new CallSignal.BridgeNotMade(fault, call.next()));

        // Then
        boolean mayBeThere = fault == Fault.CONFLICT || fault == Fault.UNKNOWN;
        assertThat(call.effects(Effect.Join.class)).hasSize(fault == Fault.CONFLICT ? 1 : 0);
        assertThat(call.state()).isInstanceOf(mayBeThere ? SettingUp.class : Ending.class);
    }

    @Test
    void creates_of_which_nobody_knows_what_became_are_repeated_once() {
        // Given
        Machine call = Machine.routed(FIRST);

        // When
        for (int time = 0; time < 3; time++) {
            call.tell(new CallSignal.LegNotCreated(1, Fault.UNKNOWN, call.next()));
            call.tell(new CallSignal.TimerFired(TimerKind.CREATE_AGAIN, 1, call.next()));
            call.tell(new CallSignal.BridgeNotMade(Fault.UNKNOWN, call.next()));
        }

        // Then
        assertThat(call.effects(Effect.CreateLeg.class))
                .containsExactly(new Effect.CreateLeg(1, FIRST), new Effect.CreateLeg(1, FIRST));
        assertThat(call.effects(Effect.CreateBridge.class)).hasSize(2);
        assertThat(call.state()).isInstanceOf(SettingUp.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inFlow", "ringing", "talking"})
    void a_session_that_the_store_did_not_take_is_written_until_it_does(String moment) {
        // Given
        Machine call = Machine.at(moment);

        // When
        call.tell(new CallSignal.NotSaved(call.next()));
        call.tell(new CallSignal.TimerFired(TimerKind.SAVE_AGAIN, 0, call.next()));

        // Then
        assertThat(call.effects(Effect.StartTimer.class)).contains(Effect.StartTimer.toSaveAgain());
        assertThat(call.effects(Effect.Save.class))
                .containsExactly(new Effect.Save(call.state().data().session(), 0));
    }

    @Test
    void a_call_that_is_let_in_unwritten_is_written_later() {
        // Given
        Machine call = new Machine();

        // When
        call.tell(new CallSignal.Admitted(new LimitDecision.Admitted(), false, call.next()));

        // Then
        assertThat(call.effects(Effect.StartTimer.class)).containsExactly(Effect.StartTimer.toSaveAgain());
    }

    @Test
    void a_leg_that_shows_itself_after_all_is_not_created_again() {
        // Given
        Machine call = Machine.routed(FIRST);
        call.tell(new CallSignal.LegNotCreated(1, Fault.UNKNOWN, call.next()));

        // When
        call.tell(new CallSignal.LegEntered(1, call.next()));
        call.tell(new CallSignal.TimerFired(TimerKind.CREATE_AGAIN, 1, call.next()));

        // Then
        assertThat(call.effects(Effect.CreateLeg.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONFLICT", "NOT_SENT"})
    void a_repeated_create_that_finds_it_there_or_is_not_sent_leaves_the_first_one_its_chance(Fault second) {
        // Given
        Machine call = Machine.routed(FIRST);
        call.tell(new CallSignal.LegNotCreated(1, Fault.UNKNOWN, call.next()));
        call.tell(new CallSignal.TimerFired(TimerKind.CREATE_AGAIN, 1, call.next()));
        call.tell(new CallSignal.BridgeNotMade(Fault.UNKNOWN, call.next()));

        // When
        call.tell(new CallSignal.LegNotCreated(1, second, call.next()));
        call.tell(new CallSignal.BridgeNotMade(second, call.next()));
        call.tell(new CallSignal.LegEntered(1, call.next()));

        // Then
        assertThat(call.effects(Effect.Join.class)).hasSize(1);
    }

    @Test
    void a_lost_answer_is_sent_once_more_and_a_refused_one_ends_the_call_unless_the_caller_is_up() {
        // Given
        Machine call = Machine.ringing();
        call.tell(new CallSignal.LegUp(1, call.next()));

        // When
        call.tell(new CallSignal.NotAnswered(Fault.UNKNOWN, call.next()));
        call.tell(new CallSignal.NotAnswered(Fault.CONFLICT, call.next()));
        call.tell(new CallSignal.TimerFired(TimerKind.CALLER_ENDS, 0, call.next()));

        // Then
        assertThat(call.effects(Effect.AnswerCaller.class)).hasSize(2);
        assertThat(call.state()).isInstanceOf(Ending.class);
    }

    @Test
    void a_leg_that_was_created_and_never_shows_up_is_given_up_and_hung_up() {
        // Given
        Machine call = Machine.routed(FIRST);
        call.tell(new CallSignal.LegCreated(1, call.next()));
        call.tell(new CallSignal.BridgeMade(call.next()));

        // When
        call.tell(new CallSignal.TimerFired(TimerKind.LEG_SHOWS_UP, 1, call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
        call.tell(new CallSignal.HangUpFailed(1, Fault.GONE, call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));
        assertThat(call.effects(Effect.DestroyBridge.class)).hasSize(1);
    }

    @Test
    void a_leg_that_shows_up_after_it_was_given_up_is_hung_up_again() {
        // Given
        Machine call = Machine.routed(FIRST, SECOND);
        call.tell(new CallSignal.TimerFired(TimerKind.LEG_SHOWS_UP, 1, call.next()));
        call.tell(new CallSignal.HangUpFailed(1, Fault.GONE, call.next()));
        call.forget();

        // When
        call.tell(new CallSignal.LegEntered(1, call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
    }

    @Test
    void a_leg_that_was_hung_up_in_vain_is_hung_up_again_while_the_next_one_is_tried() {
        // Given
        Machine call = Machine.routed(FIRST, SECOND).dialled(1);
        call.tell(new CallSignal.TimerFired(TimerKind.RING, 1, call.next()));
        call.forget();

        // When
        call.tell(new CallSignal.HangUpFailed(1, Fault.NOT_SENT, call.next()));
        call.tell(new CallSignal.TimerFired(TimerKind.LEG_ENDS, 1, call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
        assertThat(call.state()).isInstanceOf(SettingUp.class);
    }

    @Test
    void an_unanswered_ring_ends_at_our_own_deadline_if_asterisk_does_not_end_it() {
        // Given
        Machine call = Machine.ringing();

        // When
        call.tell(new CallSignal.TimerFired(TimerKind.RING, 1, call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
        assertThat(call.effects(Effect.HangUpCaller.class).get(0).cause().sipStatus())
                .isEqualTo(480);
    }

    @Test
    void a_missing_stasis_end_is_found_out_by_asking_again() {
        // Given
        Machine call = Machine.talking();
        call.tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, call.next()));
        call.forget();

        // When
        call.tell(new CallSignal.TimerFired(TimerKind.TEARDOWN, 0, call.next()));
        call.tell(new CallSignal.HangUpFailed(0, Fault.GONE, call.next()));
        call.tell(new CallSignal.HangUpFailed(1, Fault.GONE, call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class)).hasSize(1);
        assertThat(call.effects(Effect.Close.class)).hasSize(1);
    }

    @Test
    void hang_ups_that_are_lost_with_the_socket_are_sent_again_soon_and_later_ones_at_the_next_step() {
        // Given
        Machine call = Machine.talking();
        call.tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, call.next()));
        call.forget();

        // When
        call.tell(new CallSignal.HangUpFailed(1, Fault.UNKNOWN, call.next()));
        Effect.StartTimer soon = call.effects(Effect.StartTimer.class).get(0);
        call.tell(new CallSignal.TimerFired(TimerKind.TEARDOWN, 0, call.next()));
        int sentAgain = call.effects(Effect.HangUpLeg.class).size();
        call.forget();
        call.tell(new CallSignal.HangUpFailed(1, Fault.UNKNOWN, call.next()));

        // Then
        assertThat(soon.after()).isLessThan(Duration.ofMillis(500));
        assertThat(sentAgain).isEqualTo(1);
        assertThat(call.effects(Effect.StartTimer.class)).isEmpty();
    }

    @Test
    void a_call_that_will_not_end_is_given_up_and_its_record_written_all_the_same() {
        // Given
        Machine call = Machine.talking();
        call.tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, call.next()));

        // When
        for (int step = 0; step < 10; step++) {
            call.tell(new CallSignal.TimerFired(TimerKind.TEARDOWN, 0, call.next()));
        }

        // Then
        assertThat(call.effects(Effect.Close.class)).hasSize(1);
        assertThat(call.state().isOver()).isTrue();
    }

    @Test
    void duplicate_stasis_ends_change_nothing() {
        // Given
        Machine call = Machine.talking();

        // When
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.LegLeft(1, call.next()));
        call.tell(new CallSignal.LegLeft(1, call.next()));
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));

        // Then
        assertThat(call.effects(Effect.DestroyBridge.class)).hasSize(1);
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
    }

    @Test
    void over_the_limit_the_caller_is_refused_as_configured_and_nothing_is_created() {
        // Given
        Machine call = new Machine();

        // When
        call.tell(new CallSignal.Admitted(
                new LimitDecision.Refused(
                        LimitScope.trunk("carrier"), "more than 2 calls at once", HangupCause.USER_BUSY),
                false,
                call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class))
                .containsExactly(new Effect.HangUpCaller(HangupCause.USER_BUSY));
        assertThat(call.effects(Effect.StartFlow.class)).isEmpty();
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(call.cdr().custom()).containsEntry("refused", "more than 2 calls at once");
    }

    @Test
    void with_a_strict_policy_limits_that_nobody_can_tell_refuse_the_call() {
        // Given
        Machine call = new Machine(new CallFacts.Policy(CallTimeouts.defaults(), false, true));

        // When
        call.tell(new CallSignal.Admitted(null, true, call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class).get(0).cause().sipStatus())
                .isEqualTo(503);
    }

    @Test
    void with_a_strict_policy_a_session_that_cannot_be_written_refuses_the_call() {
        // Given
        Machine call = new Machine(new CallFacts.Policy(CallTimeouts.defaults(), true, false));

        // When
        call.tell(new CallSignal.Admitted(new LimitDecision.Admitted(), false, call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class).get(0).cause().sipStatus())
                .isEqualTo(503);
    }

    @Test
    void without_one_the_call_goes_on_from_memory() {
        // Given
        Machine call = new Machine();

        // When
        call.tell(new CallSignal.Admitted(null, false, call.next()));

        // Then
        assertThat(call.effects(Effect.StartFlow.class)).hasSize(1);
    }

    @Test
    void a_route_to_nowhere_tells_the_caller_why() {
        // Given
        Machine call = Machine.inFlow();

        // When
        call.tell(new CallSignal.FlowRoutes(Route.refuse(HangupCause.UNALLOCATED), 1, call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class).get(0).cause().sipStatus())
                .isEqualTo(404);
    }

    @Test
    void a_flow_that_dials_is_told_the_outcome_and_may_dial_again() {
        // Given
        Machine call = Machine.inFlow();
        call.tell(new CallSignal.FlowDials(FIRST, 7, call.next()));
        call.dialled(1);

        // When
        call.tell(new CallSignal.LegGone(1, hangup(17, 486), call.next()));

        // Then
        assertThat(call.effects(Effect.TellFlow.class))
                .containsExactly(new Effect.TellFlow(7, new DialOutcome.Busy(HangupCause.USER_BUSY)));
        call.tell(new CallSignal.FlowDials(SECOND, 8, call.next()));
        assertThat(call.effects(Effect.CreateLeg.class)).contains(new Effect.CreateLeg(2, SECOND));
    }

    @Test
    void a_flow_that_fails_ends_its_call_with_cause_38() {
        // Given
        Machine call = Machine.inFlow();

        // When
        call.tell(new CallSignal.FlowReturned(true, call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class).get(0).cause()).isEqualTo(HangupCause.FAILURE);
    }

    @Test
    void after_a_gap_a_leg_that_asterisk_does_not_list_ends_the_call() {
        // Given
        Machine call = Machine.talking();

        // When
        Instant seen = call.next();
        Instant missed = call.next();
        call.tell(new CallSignal.LegMissing(1, seen, missed));

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class)).hasSize(1);
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));
        assertThat(call.cdr().end().by()).isEqualTo(Party.NETWORK);
        assertThat(call.cdr().end().source()).isEqualTo(EndSource.RECONCILED);
        assertThat(call.cdr().end().notBefore()).isEqualTo(seen);
        assertThat(call.cdr().timeline().ended()).isEqualTo(missed);
    }

    @Test
    void a_leg_that_is_missing_while_it_rings_fails_and_the_next_target_is_tried() {
        // Given
        Machine call = Machine.routed(FIRST, SECOND).dialled(1);

        // When
        call.tell(new CallSignal.LegMissing(1, call.next(), call.next()));

        // Then
        assertThat(call.effects(Effect.CreateLeg.class)).contains(new Effect.CreateLeg(2, SECOND));
    }

    @Test
    void a_leg_that_is_not_listed_before_it_entered_may_be_younger_than_the_list() {
        // Given
        Machine call = Machine.routed(FIRST);
        call.tell(new CallSignal.LegCreated(1, call.next()));
        call.forget();

        // When
        call.tell(new CallSignal.LegMissing(1, call.next(), call.next()));

        // Then
        assertThat(call.effects()).isEmpty();
        assertThat(call.state()).isInstanceOf(SettingUp.class);
    }

    @Test
    void a_leg_that_is_missing_while_the_call_ends_is_not_waited_for() {
        // Given
        Machine call = Machine.talking();
        call.tell(new CallSignal.CallerGone(call.next()));

        // When
        call.tell(new CallSignal.LegMissing(1, call.next(), call.next()));

        // Then
        assertThat(call.effects(Effect.DestroyBridge.class)).hasSize(1);
    }

    @ParameterizedTest(name = "a caller missing from {0} is {1}")
    @CsvSource({"inFlow, CANCELLED", "ringing, CANCELLED", "talking, ANSWERED"})
    void after_a_gap_a_caller_that_asterisk_does_not_list_ends_the_call(String moment, Disposition disposition) {
        // Given
        Machine call = Machine.at(moment);
        Instant seen = call.next();

        // When
        call.tell(new CallSignal.CallerMissing(seen, call.next()));
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class)).isEmpty();
        assertThat(call.cdr().end().source()).isEqualTo(EndSource.RECONCILED);
        assertThat(call.cdr().end().notBefore()).isEqualTo(seen);
        assertThat(call.cdr().disposition()).isEqualTo(disposition);
    }

    @ParameterizedTest(name = "a call lost from {0} is {1}")
    @CsvSource({"admitting, FAILED", "inFlow, FAILED", "ringing, FAILED", "talking, ANSWERED"})
    void a_call_that_is_lost_with_its_asterisk_is_recorded_at_once_and_nothing_is_sent(
            String moment, Disposition disposition) {
        // Given
        Machine call = Machine.at(moment);
        call.forget();
        Instant seen = call.next();

        // When
        call.tell(new CallSignal.AsteriskLost(seen, call.next()));

        // Then
        assertThat(call.effects()).hasSize(2).hasAtLeastOneElementOfType(Effect.EndFlow.class);
        assertThat(call.state().isOver()).isTrue();
        assertThat(call.cdr().end().source()).isEqualTo(EndSource.ASTERISK_LOST);
        assertThat(call.cdr().end().notBefore()).isEqualTo(seen);
        assertThat(call.cdr().disposition()).isEqualTo(disposition);
    }

    @Test
    void a_call_that_was_ending_when_its_asterisk_was_lost_ended_as_it_was_told() {
        // Given
        Machine call = Machine.talking();
        call.tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, call.next()));
        call.forget();

        // When
        call.tell(new CallSignal.AsteriskLost(call.next(), call.next()));

        // Then
        assertThat(call.effects()).hasSize(1);
        assertThat(call.cdr().end().source()).isEqualTo(EndSource.EVENT);
        assertThat(call.cdr().end().by()).isEqualTo(Party.CALLER);
    }

    @Test
    void a_caller_who_is_in_the_bridge_is_not_put_there_again_for_the_next_target() {
        // Given
        Machine call = Machine.routed(FIRST, SECOND).dialled(1);
        call.tell(new CallSignal.LegGone(1, hangup(17, 486), call.next()));

        // When
        call.dialled(2);

        // Then
        assertThat(call.effects(Effect.Join.class))
                .containsExactly(new Effect.Join(1, Missing.BOTH), new Effect.Join(2, Missing.LEG));
    }

    @Test
    void asterisk_is_told_once_to_end_the_caller_some_day_after_everything_that_sets_the_call_up() {
        // Given
        Machine call = Machine.routed(FIRST, SECOND).dialled(1);
        assertThat(call.effects())
                .last()
                .isEqualTo(new Effect.BoundCaller(CallTimeouts.defaults().longestCall()));

        // When
        call.tell(new CallSignal.LegGone(1, hangup(17, 486), call.next()));
        call.dialled(2);

        // Then
        assertThat(call.effects(Effect.BoundCaller.class)).hasSize(1);
    }

    @Test
    void a_flow_that_never_dials_has_its_caller_bounded_at_its_first_verb() {
        // Given
        Machine call = Machine.inFlow();

        // When
        call.tell(new CallSignal.FlowAsks(new FlowVerb.Answer(), 1, call.next()));
        call.tell(new CallSignal.FlowAsks(new FlowVerb.Ring(), 2, call.next()));

        // Then
        assertThat(call.effects(Effect.BoundCaller.class)).hasSize(1);
        assertThat(call.effects().get(0)).isInstanceOf(Effect.Perform.class);
    }

    @Test
    void what_a_flow_keeps_is_written_down_and_goes_into_the_record_if_it_is_to() {
        // Given
        Machine call = Machine.inFlow();

        // When
        call.tell(new CallSignal.FlowKeeps("pin", "1234", false, 1, call.next()));
        call.tell(new CallSignal.FlowKeeps("campaign", "autumn", true, 2, call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));

        // Then
        Effect.Save second = call.effects(Effect.Save.class).get(1);
        assertThat(second.request()).isEqualTo(2);
        assertThat(second.session().data()).containsEntry("pin", "1234").containsEntry("campaign", "autumn");
        assertThat(call.cdr().custom()).containsOnlyKeys("campaign");
    }

    @Test
    void a_flow_whose_call_is_over_keeps_nothing() {
        // Given
        Machine call = Machine.talking();
        call.tell(new CallSignal.CallerGone(call.next()));
        call.forget();

        // When
        call.tell(new CallSignal.FlowKeeps("pin", "1234", false, 1, call.next()));

        // Then
        assertThat(call.effects()).containsExactly(new Effect.EndFlow());
    }

    @Test
    void that_the_flow_answered_its_caller_is_written_down_once() {
        // Given
        Machine call = Machine.inFlow();

        // When
        call.tell(new CallSignal.CallerUp(call.next()));
        call.tell(new CallSignal.CallerUp(call.next()));

        // Then
        assertThat(call.effects(Effect.Save.class)).hasSize(1);
        assertThat(call.effects(Effect.SaveAnswer.class)).isEmpty();
    }

    @Test
    void a_flow_that_gives_up_for_want_of_what_it_needs_has_failed_and_refused_nobody() {
        // Given
        Machine call = Machine.inFlow();

        // When
        call.tell(new CallSignal.FlowHangsUp(HangupCause.TEMPORARY_FAILURE, 1, call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));

        // Then
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.FAILED);
    }
}
