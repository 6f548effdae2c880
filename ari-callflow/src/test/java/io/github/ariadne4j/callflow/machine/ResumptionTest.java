package io.github.ariadne4j.callflow.machine;

import static io.github.ariadne4j.callflow.machine.LeftCall.CALLER;
import static io.github.ariadne4j.callflow.machine.LeftCall.LAST_SEEN;
import static io.github.ariadne4j.callflow.machine.LeftCall.NOW;
import static io.github.ariadne4j.callflow.machine.Machine.FIRST;
import static io.github.ariadne4j.callflow.machine.Machine.hangup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.RouteAttempt;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.session.CallSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table by which calls are taken up, cell by cell: what was written × what Asterisk holds. */
class ResumptionTest {
    private static final Effect HANG_UP_FIRST = new Effect.HangUpLeg(1, HangupCause.NORMAL_CLEARING);

    // Nobody is left.

    @Test
    void nobody_is_left_and_the_call_is_recorded_as_ended_since_it_was_last_seen() {
        // When
        Machine call = LeftCall.answered().takenUp();

        // Then
        assertThat(call.effects()).hasOnlyElementsOfType(Effect.Close.class).hasSize(1);
        CallDetailRecord cdr = call.cdr();
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertFoundEnded(cdr);
    }

    @Test
    void nobody_is_left_of_a_call_that_nobody_answered_and_its_caller_gave_up() {
        // When
        Machine call = LeftCall.setUp().takenUp();

        // Then
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.CANCELLED);
        assertFoundEnded(call.cdr());
    }

    @Test
    void nobody_is_left_but_a_bridge_which_goes_before_the_record_is_made() {
        // Given
        Machine call = LeftCall.answered().bridge().takenUp();
        assertThat(call.effects(Effect.DestroyBridge.class)).hasSize(1);
        assertThat(call.effects(Effect.Close.class)).isEmpty();

        // When
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        assertThat(call.effects(Effect.Close.class)).hasSize(1);
        assertThat(call.cdr().timeline().ended()).isEqualTo(NOW);
    }

    // The caller is gone.

    @ParameterizedTest(name = "a leg that is {0} whose caller is gone: {1}")
    @CsvSource({"DOWN, CANCELLED", "RINGING, CANCELLED", "UP, ANSWERED"})
    void the_caller_is_gone_and_a_leg_is_left_which_is_hung_up(ChannelState leg, Disposition disposition) {
        // Given
        Machine call = LeftCall.setUp().leg(1, leg).bridge(1).takenUp();
        assertThat(call.effects(Effect.HangUpLeg.class)).containsExactly((Effect.HangUpLeg) HANG_UP_FIRST);
        assertThat(call.effects(Effect.HangUpCaller.class)).isEmpty();

        // When
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        assertThat(call.cdr().disposition()).isEqualTo(disposition);
        assertFoundEnded(call.cdr());
    }

    @Test
    void an_answer_and_an_end_that_nobody_saw_lie_both_in_the_time_without_watch() {
        // Given
        Machine call = LeftCall.setUp().leg(1, ChannelState.UP).takenUp();

        // When
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));

        // Then
        assertThat(call.cdr().timeline().calleeAnswered()).isEqualTo(LAST_SEEN);
        assertThat(call.cdr().timeline().ended()).isEqualTo(NOW);
    }

    // The caller is there, and no leg.

    @Test
    void the_callee_of_an_answered_call_is_gone_and_the_caller_is_hung_up() {
        // Given
        Machine call =
                LeftCall.answered().caller(ChannelState.UP).bridge(CALLER).takenUp();
        assertThat(call.effects(Effect.HangUpCaller.class))
                .containsExactly(new Effect.HangUpCaller(HangupCause.NORMAL_CLEARING));
        assertThat(call.effects(Effect.ResumeFlow.class)).isEmpty();

        // When
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.ANSWERED);
        assertFoundEnded(call.cdr());
    }

    @Test
    void a_callee_who_answered_and_left_while_nobody_watched_is_told_by_the_answered_caller_in_the_bridge() {
        // When
        Machine call = LeftCall.setUp().caller(ChannelState.UP).bridge(CALLER).takenUp();

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class)).hasSize(1);
        assertThat(call.effects(Effect.ResumeFlow.class)).isEmpty();
    }

    @Test
    void a_caller_who_is_answered_by_now_stays_answered_when_the_flow_tries_again() {
        // Given
        Machine call = LeftCall.setUp()
                .caller(ChannelState.UP)
                .leg(1, ChannelState.DOWN)
                .bridge(CALLER, 1)
                .takenUp();
        assertThat(call.effects(Effect.ResumeFlow.class)).hasSize(1);
        assertThat(call.effects(Effect.Save.class))
                .singleElement()
                .satisfies(save ->
                        assertThat(save.session().timeline().callerAnswered()).isEqualTo(NOW));

        // When
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_caller_whom_its_flow_answered_goes_back_to_its_flow() {
        // When
        Machine call =
                LeftCall.answeredByFlow().caller(ChannelState.UP).bridge(CALLER).takenUp();

        // Then
        assertThat(call.state()).isInstanceOf(InFlow.class);
        assertThat(call.effects())
                .hasOnlyElementsOfType(Effect.ResumeFlow.class)
                .hasSize(1);
    }

    @Test
    void an_answered_caller_who_was_never_bridged_goes_back_to_its_flow() {
        // When
        Machine call = LeftCall.setUp().caller(ChannelState.UP).takenUp();

        // Then
        assertThat(call.state()).isInstanceOf(InFlow.class);
        assertThat(call.effects(Effect.ResumeFlow.class)).hasSize(1);
    }

    @Test
    void a_caller_who_waits_goes_back_to_its_flow_with_what_the_flow_kept() {
        // Given
        CallSession session = LeftCall.setUp().session().with(Map.of("pin", "1234"), Map.of("campaign", "autumn"));

        // When
        Machine call = LeftCall.of(session).caller(ChannelState.RING).takenUp();

        // Then
        Effect.ResumeFlow resumed = call.effects(Effect.ResumeFlow.class).get(0);
        assertThat(resumed.session().data()).containsEntry("pin", "1234");
        call.tell(new CallSignal.CallerGone(call.next()));
        assertThat(call.cdr().custom()).containsEntry("campaign", "autumn");
    }

    // The caller waits, and a leg is there.

    @Test
    void a_leg_that_is_down_may_have_been_dialled_and_is_hung_up_and_another_is_dialled() {
        // Given
        Machine call = LeftCall.setUp()
                .caller(ChannelState.RING)
                .leg(1, ChannelState.DOWN)
                .bridge(CALLER, 1)
                .takenUp();
        assertThat(call.effects(Effect.HangUpLeg.class)).containsExactly((Effect.HangUpLeg) HANG_UP_FIRST);
        assertThat(call.effects(Effect.ResumeFlow.class)).hasSize(1);
        call.forget();

        // When
        call.tell(new CallSignal.FlowDials(FIRST, 1, call.next()));
        int next = call.effects(Effect.CreateLeg.class).get(0).attempt();
        call.dialled(next);

        // Then
        assertThat(next).isEqualTo(4_001);
        assertThat(call.effects(Effect.CreateBridge.class)).isEmpty();
        assertThat(call.effects(Effect.Join.class)).containsExactly(new Effect.Join(next, Missing.LEG));
        assertThat(call.effects(Effect.Dial.class)).hasSize(1);
        assertThat(call.state().data().attempts())
                .extracting(RouteAttempt::endpoint)
                .containsExactly("PJSIP/my-peer", "PJSIP/331@first");
    }

    @Test
    void a_callee_who_rings_goes_on_ringing_and_the_timer_is_armed_with_the_rest() {
        // When
        Machine call = ringing().bridge(CALLER, 1).takenUp();

        // Then
        assertThat(call.state()).isInstanceOf(SettingUp.class);
        assertThat(call.effects()).containsExactly(LeftCall.ringTimer(1), LeftCall.bound());
    }

    @Test
    void a_callee_who_rings_and_answers_later_talks_to_the_caller() {
        // Given
        Machine call = ringing().bridge(CALLER, 1).takenUp();
        call.forget();

        // When
        call.tell(new CallSignal.LegUp(1, call.next()));

        // Then
        assertThat(call.state()).isInstanceOf(Talking.class);
        assertThat(call.effects()).hasSize(2).hasAtLeastOneElementOfType(Effect.AnswerCaller.class);
        assertThat(call.effects(Effect.SaveAnswer.class).get(0).session().attempts())
                .hasSize(1);
    }

    @Test
    void a_callee_who_rings_and_rejects_later_ends_the_call_with_that_cause() {
        // Given
        Machine call = ringing().bridge(CALLER, 1).takenUp();

        // When
        call.tell(new CallSignal.LegGone(1, hangup(17, 486), call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        assertThat(call.effects(Effect.HangUpCaller.class).get(0).cause()).isEqualTo(HangupCause.USER_BUSY);
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.BUSY);
        assertThat(call.cdr().end().source()).isEqualTo(EndSource.EVENT);
        assertThat(call.cdr().attempts())
                .extracting(CdrLeg::target, leg -> leg.times().began(), CdrLeg::cause, CdrLeg::sipStatus)
                .containsExactly(tuple("PJSIP/my-peer", LAST_SEEN.minusSeconds(20), HangupCause.USER_BUSY, 486));
    }

    @Test
    void a_callee_who_rings_outside_of_the_bridge_is_put_there_alone() {
        // When
        Machine call = ringing().bridge(CALLER).takenUp();

        // Then
        assertThat(call.effects())
                .containsExactly(LeftCall.ringTimer(1), new Effect.Join(1, Missing.LEG), LeftCall.bound());
    }

    @Test
    void a_callee_who_rings_without_a_bridge_gets_one_and_is_not_dialled_again() {
        // Given
        Machine call = ringing().takenUp();
        assertThat(call.effects()).containsExactly(LeftCall.ringTimer(1), new Effect.CreateBridge(), LeftCall.bound());

        // When
        call.tell(new CallSignal.BridgeMade(call.next()));
        call.tell(new CallSignal.Joined(1, call.next()));

        // Then
        assertThat(call.effects(Effect.Join.class)).containsExactly(new Effect.Join(1, Missing.BOTH));
        assertThat(call.effects(Effect.Dial.class)).isEmpty();
    }

    @Test
    void a_callee_who_answers_on_the_way_into_the_bridge_talks_once_in_it() {
        // Given
        Machine call = ringing().bridge(CALLER).takenUp();
        call.forget();

        // When
        call.tell(new CallSignal.LegUp(1, call.next()));

        // Then
        assertThat(call.effects()).hasOnlyElementsOfType(Effect.SaveAnswer.class);
        call.tell(new CallSignal.Joined(1, call.next()));
        assertThat(call.state()).isInstanceOf(Talking.class);
        assertThat(call.effects(Effect.AnswerCaller.class)).hasSize(1);
        assertThat(call.effects(Effect.SaveAnswer.class)).hasSize(1);
    }

    @Test
    void a_callee_who_answered_without_a_bridge_gets_one_and_the_caller_is_answered() {
        // Given
        Machine call = up(ChannelState.RING).takenUp();
        assertThat(call.effects(Effect.CreateBridge.class)).hasSize(1);
        assertThat(call.effects(Effect.SaveAnswer.class)).hasSize(1);

        // When
        call.tell(new CallSignal.BridgeMade(call.next()));
        call.tell(new CallSignal.Joined(1, call.next()));

        // Then
        assertThat(call.effects(Effect.Join.class)).containsExactly(new Effect.Join(1, Missing.BOTH));
        assertThat(call.effects(Effect.AnswerCaller.class)).hasSize(1);
        assertThat(call.state()).isInstanceOf(Talking.class);
    }

    @Test
    void a_callee_who_answered_while_only_one_was_in_the_bridge_is_joined_by_the_other() {
        // Given
        Machine call = up(ChannelState.RING).bridge(1).takenUp();

        // When
        call.tell(new CallSignal.Joined(1, call.next()));

        // Then
        assertThat(call.effects(Effect.Join.class)).containsExactly(new Effect.Join(1, Missing.CALLER));
        assertThat(call.effects(Effect.AnswerCaller.class)).hasSize(1);
    }

    @Test
    void a_callee_who_answered_in_a_complete_bridge_has_the_caller_answered_at_once() {
        // When
        Machine call = up(ChannelState.RING).bridge(CALLER, 1).takenUp();

        // Then
        assertThat(call.state()).isInstanceOf(Talking.class);
        assertThat(call.effects()).hasSize(2).hasAtLeastOneElementOfType(Effect.SaveAnswer.class);
        assertThat(call.effects(Effect.AnswerCaller.class)).hasSize(1);
    }

    @Test
    void an_answered_caller_whose_callee_rings_waits_on_and_one_whose_leg_is_down_goes_back_to_its_flow() {
        // When
        Machine ringing = LeftCall.answeredByFlow()
                .caller(ChannelState.UP)
                .leg(1, ChannelState.RINGING)
                .bridge(CALLER, 1)
                .takenUp();
        Machine down = LeftCall.answeredByFlow()
                .caller(ChannelState.UP)
                .leg(1, ChannelState.DOWN)
                .takenUp();

        // Then
        assertThat(ringing.state()).isInstanceOf(SettingUp.class);
        assertThat(ringing.effects(Effect.HangUpCaller.class)).isEmpty();
        assertThat(down.effects(Effect.HangUpLeg.class)).hasSize(1);
        assertThat(down.effects(Effect.ResumeFlow.class)).hasSize(1);
    }

    // Both are answered.

    @Test
    void two_who_talk_are_left_alone() {
        // When
        Machine call = LeftCall.answered()
                .caller(ChannelState.UP)
                .leg(1, ChannelState.UP)
                .bridge(CALLER, 1)
                .takenUp();

        // Then
        assertThat(call.state()).isInstanceOf(Talking.class);
        assertThat(call.effects()).isEmpty();
    }

    @Test
    void two_who_talk_and_whose_answer_was_not_written_are_written_down_and_not_touched() {
        // When
        Machine call = up(ChannelState.UP).bridge(CALLER, 1).takenUp();

        // Then
        assertThat(call.effects())
                .hasOnlyElementsOfType(Effect.SaveAnswer.class)
                .hasSize(1);
        CallSession saved = call.effects(Effect.SaveAnswer.class).get(0).session();
        assertThat(saved.timeline().calleeAnswered()).isEqualTo(NOW);
        assertThat(saved.owner()).isEqualTo(new CallSession.Owner(LeftCall.EPOCH, 1, 0));
        assertThat(saved.attempts()).extracting(RouteAttempt::endpoint).containsExactly("PJSIP/my-peer");
    }

    @Test
    void two_who_talk_end_as_any_call_does() {
        // Given
        Machine call = up(ChannelState.UP).bridge(CALLER, 1).takenUp();

        // When
        call.tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        assertThat(call.cdr().end().source()).isEqualTo(EndSource.EVENT);
        assertThat(call.cdr().parties().calleeChannel())
                .isEqualTo(Machine.facts(policy()).ids().leg(1));
    }

    @Test
    void two_who_are_answered_and_not_both_in_the_bridge_are_joined_by_the_missing_one_alone() {
        // Given
        Machine call = LeftCall.answered()
                .caller(ChannelState.UP)
                .leg(1, ChannelState.UP)
                .bridge(CALLER)
                .takenUp();
        assertThat(call.effects()).containsExactly(new Effect.Join(1, Missing.LEG));
        call.forget();

        // When
        call.tell(new CallSignal.Joined(1, call.next()));

        // Then
        assertThat(call.state()).isInstanceOf(Talking.class);
        assertThat(call.effects()).isEmpty();
    }

    @Test
    void two_who_are_answered_and_have_lost_their_bridge_get_another() {
        // Given
        Machine call = LeftCall.answered()
                .caller(ChannelState.UP)
                .leg(1, ChannelState.UP)
                .takenUp();
        assertThat(call.effects()).containsExactly(new Effect.CreateBridge());

        // When
        call.tell(new CallSignal.BridgeMade(call.next()));

        // Then
        assertThat(call.effects(Effect.Join.class)).containsExactly(new Effect.Join(1, Missing.BOTH));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void two_who_are_answered_and_cannot_be_joined_are_recorded_as_answered(Fault fault) {
        // Given
        Machine call = LeftCall.answered()
                .caller(ChannelState.UP)
                .leg(1, ChannelState.UP)
                .bridge(CALLER)
                .takenUp();

        // When
        call.tell(new CallSignal.NotJoined(1, fault, call.next()));

        // Then
        if (fault == Fault.UNKNOWN) {
            assertThat(call.state()).isInstanceOf(Talking.class);
            return;
        }
        call.tell(new CallSignal.TimerFired(TimerKind.LEG_ENDS, 1, call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    // More than one leg.

    @Test
    void of_several_legs_the_furthest_is_kept_and_the_strays_are_hung_up() {
        // When
        Machine call = LeftCall.setUp()
                .caller(ChannelState.UP)
                .leg(1, ChannelState.RINGING)
                .leg(2, ChannelState.UP)
                .leg(3, ChannelState.DOWN)
                .bridge(CALLER, 2)
                .takenUp();

        // Then
        assertThat(((Talking) call.state()).attempt()).isEqualTo(2);
        assertThat(call.effects(Effect.HangUpLeg.class))
                .extracting(Effect.HangUpLeg::attempt)
                .containsExactlyInAnyOrder(1, 3);
        assertThat(call.effects(Effect.SaveAnswer.class)
                        .get(0)
                        .session()
                        .owner()
                        .attemptsBefore())
                .isEqualTo(1);
    }

    @Test
    void a_leg_that_was_given_up_before_the_answer_was_written_is_never_the_one_to_go_on_with() {
        // Given
        CallSession second = LeftCall.answered().session();
        RouteAttempt failed = new RouteAttempt("PJSIP/331@first", Machine.START, HangupCause.NO_ANSWER, null);
        CallSession written =
                second.at(second.timeline(), List.of(failed, second.attempts().get(0)));

        // When
        Machine call = LeftCall.of(written)
                .caller(ChannelState.UP)
                .leg(1, ChannelState.UP)
                .bridge(CALLER, 1)
                .takenUp();

        // Then
        assertThat(call.state()).isInstanceOf(Ending.class);
        assertThat(call.effects(Effect.HangUpLeg.class)).hasSize(1);
        assertThat(call.effects(Effect.HangUpCaller.class)).hasSize(1);
    }

    // Asterisk is another one, or the call had ended.

    @Test
    void what_is_lost_with_its_asterisk_is_recorded_once_and_nothing_is_sent() {
        // When
        Machine talked = LeftCall.answered().lostWithAsterisk();
        Machine waited = LeftCall.setUp().lostWithAsterisk();

        // Then
        assertThat(talked.effects()).hasOnlyElementsOfType(Effect.Close.class).hasSize(1);
        assertThat(talked.cdr().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(talked.cdr().end().source()).isEqualTo(EndSource.ASTERISK_LOST);
        assertThat(talked.cdr().end().notBefore()).isEqualTo(LAST_SEEN);
        assertThat(waited.cdr().disposition()).isEqualTo(Disposition.FAILED);
    }

    @Test
    void a_call_that_had_ended_has_its_record_and_only_what_is_left_of_it_goes() {
        // Given
        CallEnd end = CallEnd.told(Disposition.ANSWERED, EndReason.of(Party.CALLER, HangupCause.NORMAL_CLEARING));
        CallSession ended = LeftCall.answered().session().endedBy(end);

        // When
        Machine call = LeftCall.of(ended).leg(1, ChannelState.UP).bridge(1).takenUp();
        Machine empty = LeftCall.of(ended).bridge().takenUp();
        Machine lost = LeftCall.of(ended).lostWithAsterisk();

        // Then
        assertThat(call.state().isOver()).isTrue();
        assertThat(call.effects()).containsExactly(HANG_UP_FIRST);
        assertThat(empty.effects()).containsExactly(new Effect.DestroyBridge());
        assertThat(lost.effects()).isEmpty();
    }

    // What earlier lives numbered and dated.

    @Test
    void attempts_of_every_life_have_numbers_of_their_own_whatever_was_written_down() {
        // Given
        CallSession session = LeftCall.setUp().session();
        FoundCall found = new FoundCall(ChannelState.RING, new TreeMap<>(), null, LAST_SEEN, false);

        // When
        CallFacts second = CallFacts.resumed(session, found, 2, policy()).numberingNextAfter(0);
        CallFacts third = CallFacts.resumed(session, found, 3, policy()).numberingNextAfter(0);
        CallFacts uncounted = CallFacts.resumed(session, found, 0, policy()).numberingNextAfter(0);

        // Then
        assertThat(second.owner().attemptsBefore()).isEqualTo(2_000);
        assertThat(third.owner().attemptsBefore()).isEqualTo(3_000);
        assertThat(uncounted.owner()).isEqualTo(new CallSession.Owner(0, 1, 1_000));
    }

    @Test
    void an_end_is_never_dated_before_what_is_known_of_the_call_nor_after_now() {
        // Given
        CallSession session = LeftCall.answered().session();
        Instant early = Machine.START.minusSeconds(100);
        Instant late = NOW.plusSeconds(100);

        // Then
        assertThat(notBefore(session, early)).isEqualTo(session.timeline().calleeAnswered());
        assertThat(notBefore(session, late)).isEqualTo(NOW);
    }

    private static Instant notBefore(CallSession session, Instant lastSeen) {
        FoundCall found = FoundCall.lostWithAsterisk(lastSeen);
        CallFacts facts = CallFacts.resumed(session, found, 1, policy());
        return Machine.of(CallState.resume(facts, session, found, NOW), NOW)
                .cdr()
                .end()
                .notBefore();
    }

    private static CallFacts.Policy policy() {
        return new CallFacts.Policy(CallTimeouts.defaults(), true, true);
    }

    private static LeftCall ringing() {
        return LeftCall.setUp().caller(ChannelState.RING).leg(1, ChannelState.RINGING);
    }

    private static LeftCall up(ChannelState caller) {
        return LeftCall.setUp().caller(caller).leg(1, ChannelState.UP);
    }

    private static void assertFoundEnded(CallDetailRecord cdr) {
        assertThat(cdr.end().source()).isEqualTo(EndSource.RECONCILED);
        assertThat(cdr.end().notBefore()).isEqualTo(LAST_SEEN);
        assertThat(cdr.timeline().ended()).isEqualTo(NOW);
    }
}
