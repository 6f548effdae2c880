package io.github.ariadne4j.callflow.snapshot;

import static io.github.ariadne4j.callflow.snapshot.RecordedCall.BUSY;
import static io.github.ariadne4j.callflow.snapshot.RecordedCall.CALLER;
import static io.github.ariadne4j.callflow.snapshot.RecordedCall.CLEARED;
import static io.github.ariadne4j.callflow.snapshot.RecordedCall.CONGESTED;
import static io.github.ariadne4j.callflow.snapshot.RecordedCall.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CallSessionsTest {
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "02:fc:00:00:00:01");
    private static final DialTarget FIRST = DialTarget.pjsip("first", "331");
    private static final DialTarget SECOND = DialTarget.pjsip("second", "332");
    private static final CdrLeg.End HUNG_UP = CdrLeg.End.hungUp(HangupCause.NORMAL_CLEARING);

    private static RecordedCall inOrder(DialTarget... targets) {
        return RecordedCall.hunting(ORIGIN, HuntPlan.inOrder(List.of(targets)));
    }

    private static RecordedCall together() {
        return RecordedCall.hunting(
                ORIGIN, HuntPlan.inParallel(List.of(FIRST, SECOND)).with(Ringback.SILENCE));
    }

    private static LegTimes timesOf(CallSession session, int leg) {
        return session.legs().get(leg).times();
    }

    // While it lives.

    @Test
    void the_session_of_a_live_call_is_an_envelope_around_its_state() {
        RecordedCall call = inOrder(FIRST).connected();
        call.flow(new FlowEvent.Notes("tenant", "blue \"7\""));

        CallSession session = call.live();

        assertThat(session.origin()).isEqualTo(ORIGIN);
        assertThat(session.owner()).isEqualTo(CallSession.Owner.first(7));
        assertThat(session.call()).isEqualTo(call.call().facts().call());
        assertThat(session.state()).isEqualTo(CallSnapshot.write(call.call()));
        assertThat(session.legs()).isEmpty();
        assertThat(session.notes()).isEmpty();
        assertThat(session.end()).isNull();
        assertThat(SessionJson.read(SessionJson.write(session))).isEqualTo(session);
    }

    @Test
    void the_state_of_a_session_is_the_call_again() {
        RecordedCall call = inOrder(FIRST, SECOND).entered(1).joined(0, 1).replaced(1, "1700000000.9");

        CallModel read = CallSessions.model(
                SessionJson.read(SessionJson.write(call.live())), call.call().facts());

        assertThat(CallSnapshot.write(Objects.requireNonNull(read))).isEqualTo(CallSnapshot.write(call.call()));
        assertThat(read.legs().get(1).replaced().get(0).until())
                .isEqualTo(call.call().legs().get(1).replaced().get(0).until())
                .isNotNull();
    }

    @Test
    void where_there_is_no_state_there_is_no_call() {
        RecordedCall call = inOrder(FIRST)
                .connected()
                .asksToHangUp(0, CLEARED)
                .leftStasis(0)
                .destroyed(1, CLEARED);

        assertThat(CallSessions.model(
                        call.bridgeDestroyed().ended(), call.call().facts()))
                .isNull();
    }

    @Test
    void a_state_that_is_none_is_told_as_such() {
        CallSession live = inOrder(FIRST).live();
        CallSession broken = new CallSession(
                live.origin(), live.owner(), live.call(), live.timeline(), "{}", List.of(), Map.of(), null);

        assertThatThrownBy(() -> CallSessions.model(broken, RecordedCall.facts(ORIGIN, CALLER, 8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void how_often_the_call_was_recovered_is_said_with_the_epoch() {
        assertThat(inOrder(FIRST).connected().recoveredFromNothing().ended().owner())
                .isEqualTo(new CallSession.Owner(8, 1));
    }

    @Test
    void a_call_that_was_written_when_its_callee_answered_and_is_not_found_any_more_is_answered() {
        CallDetailRecord cdr =
                inOrder(FIRST).answeredByCallee().recoveredFromNothing().cdr();

        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.end().source()).isEqualTo(EndSource.RECONCILED);
        assertThat(cdr.billableFrom()).isEqualTo(cdr.timeline().calleeAnswered());
        assertThat(cdr.timeline().callerAnswered()).isEqualTo(cdr.timeline().calleeAnswered());
        assertThat(cdr.legs().get(0).times().answered())
                .isEqualTo(cdr.timeline().calleeAnswered());
    }

    @Test
    void a_target_that_was_dialled_after_the_last_write_and_is_gone_has_a_leg_in_the_record() {
        RecordedCall call = inOrder(FIRST).entered(1).joined(0, 1).rings(1);
        ChannelId channel = call.channel(1);

        CallDetailRecord cdr = call.withoutUnwritten().recoveredFromNothing().cdr();

        assertThat(cdr.legs()).extracting(CdrLeg::channel).containsExactly(RecordedCall.CALLER, channel);
        assertThat(cdr.legs().get(1).target()).isEqualTo(FIRST.endpoint());
        assertThat(cdr.legs().get(1).times().answered()).isNull();
        assertThat(cdr.parties().routed()).isEqualTo(FIRST.endpoint());
    }

    // Times.

    @Test
    void the_timeline_has_the_first_ringing_and_both_answers() {
        RecordedCall call = inOrder(FIRST).entered(1).joined(0, 1);
        call.rings(1);
        assertThat(call.live().timeline().ringing()).isNotNull();
        assertThat(call.live().timeline().calleeAnswered()).isNull();
        call.answers(1).answers(0);

        CallSession session = call.live();

        LegTimes callee = Objects.requireNonNull(call.call().times().of(new LegId(1)));
        assertThat(session.timeline().started()).isEqualTo(START);
        assertThat(session.timeline().ringing()).isEqualTo(callee.ringing()).isAfter(START);
        assertThat(session.timeline().calleeAnswered()).isEqualTo(callee.answered());
        assertThat(session.timeline().callerAnswered()).isAfter(callee.answered());
        assertThat(session.timeline().ended()).isNull();
    }

    @Test
    void a_callee_that_answers_before_any_rings_leaves_no_ringing() {
        RecordedCall call = together().entered(1).entered(2).answers(1).rings(2).joined(0, 1);

        assertThat(call.live().timeline().ringing()).isNull();
        assertThat(call.live().timeline().calleeAnswered()).isNotNull();
    }

    @Test
    void an_answer_that_crosses_a_cancel_is_in_the_record_and_nothing_is_billable() {
        RecordedCall call = together().entered(1).entered(2).rings(1).answers(1);
        call.asksToHangUp(0, new Hangup(HangupCause.INTERWORKING, 487)).leftStasis(0);
        call.destroyed(1, CLEARED).destroyed(2, CLEARED).bridgeDestroyed();

        CallDetailRecord cdr = call.cdr();

        assertThat(cdr.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(cdr.timeline().calleeAnswered()).isNotNull();
        assertThat(cdr.timeline().callerAnswered()).isNull();
        assertThat(cdr.billable()).isZero();
        assertThat(cdr.legs()).extracting(leg -> leg.times().answered() != null).containsExactly(false, true, false);
    }

    @Test
    void an_answer_after_the_end_is_told_by_the_leg_alone_and_its_times_stay_in_order() {
        RecordedCall call = inOrder(FIRST).entered(1).joined(0, 1).rings(1).asksToHangUp(0, CLEARED);
        call.answers(1).leftStasis(0).destroyed(1, CLEARED).bridgeDestroyed();

        CallSession ended = call.ended();

        assertThat(ended.timeline().calleeAnswered()).isNull();
        LegTimes callee = timesOf(ended, 1);
        assertThat(callee.answered()).isAfter(ended.timeline().ended());
        assertThat(callee.ended()).isEqualTo(callee.answered());
    }

    @Test
    void a_caller_that_came_in_answered_was_answered_at_the_start() {
        RecordedCall call = RecordedCall.hunting(ORIGIN, HuntPlan.inOrder(List.of(FIRST)), true);
        call.entered(1).destroyed(1, BUSY).leftStasis(0).bridgeDestroyed();

        CallDetailRecord cdr = call.cdr();

        assertThat(cdr.timeline().callerAnswered()).isEqualTo(START);
        assertThat(cdr.disposition()).isEqualTo(Disposition.BUSY);
        assertThat(cdr.billableFrom()).isNull();
    }

    // Legs.

    @Test
    void how_the_sound_of_each_leg_travelled_is_in_the_record_also_of_one_that_ended_before_the_call() {
        RtpSummary early = new RtpSummary(50, 0, null, null, 1.0, null, null);
        RtpSummary callee = new RtpSummary(990, 1_000, 10L, 50L, 3.0, 7.0, 80.0);
        RecordedCall call = inOrder(FIRST, SECOND).entered(1).joined(0, 1);
        call.destroyed(1, new Hangup(HangupCause.CONGESTION, 503, early));
        call.entered(2).joined(0, 2).rings(2).answers(2).answers(0);
        call.asksToHangUp(2, new Hangup(null, null, callee)).destroyed(2, CLEARED);
        call.leftStasis(0).bridgeDestroyed();

        assertThat(call.cdr().legs()).extracting(CdrLeg::rtp).containsExactly(null, early, callee);
    }

    @Test
    void the_record_has_every_leg_with_its_times_and_how_it_ended() {
        RecordedCall call = inOrder(FIRST, SECOND).entered(1).joined(0, 1).destroyed(1, CONGESTED);
        call.entered(2).joined(0, 2).rings(2).answers(2).answers(0);
        call.asksToHangUp(2, new Hangup(HangupCause.NORMAL_CLEARING, 200));
        call.destroyed(2, new Hangup(HangupCause.NORMAL_CLEARING, 200))
                .leftStasis(0)
                .bridgeDestroyed();

        CallDetailRecord cdr = call.cdr();

        assertThat(cdr.legs())
                .extracting(leg -> leg.leg().value(), CdrLeg::role, CdrLeg::target, CdrLeg::end)
                .containsExactly(
                        tuple(0, LegRole.CALLER, null, HUNG_UP),
                        tuple(1, LegRole.CALLEE, FIRST.endpoint(), CdrLeg.End.byItself(HangupCause.CONGESTION, 503)),
                        tuple(
                                2,
                                LegRole.CALLEE,
                                SECOND.endpoint(),
                                CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, 200)));
        LegTimes callee = cdr.legs().get(2).times();
        assertThat(callee.ringing()).isBetween(callee.began(), callee.answered());
        assertThat(callee.ended()).isEqualTo(cdr.timeline().ended());
        assertThat(cdr.legs().get(1).times().ended()).isBefore(callee.ringing());
        assertThat(cdr.legs().get(2).channel()).isEqualTo(cdr.parties().calleeChannel());
        assertThat(cdr.parties().routed()).isEqualTo(SECOND.endpoint());
        assertThat(cdr.attempts()).hasSize(2);
        assertThat(cdr.billableFrom()).isEqualTo(callee.answered());
    }

    @Test
    void legs_that_the_end_of_the_call_took_along_ended_when_it_did() {
        RecordedCall call = inOrder(FIRST).connected().asksToHangUp(0, CLEARED).leftStasis(0);
        call.destroyed(1, CLEARED).bridgeDestroyed();

        CallSession ended = call.ended();

        assertThat(ended.legs())
                .extracting(leg -> leg.times().ended())
                .containsOnly(ended.timeline().ended());
        assertThat(ended.legs())
                .extracting(CdrLeg::end)
                .containsExactly(CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, null), HUNG_UP);
    }

    @Test
    void a_callee_that_was_cancelled_was_hung_up_by_the_application() {
        RecordedCall call = inOrder(FIRST).entered(1).joined(0, 1).rings(1);
        call.asksToHangUp(0, new Hangup(HangupCause.INTERWORKING, 487)).leftStasis(0);
        call.destroyed(1, CLEARED).bridgeDestroyed();

        assertThat(call.cdr().legs())
                .extracting(CdrLeg::end)
                .containsExactly(CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, 487), HUNG_UP);
    }

    @Test
    void an_unanswered_caller_was_hung_up_with_what_ended_the_target() {
        RecordedCall call = inOrder(FIRST)
                .entered(1)
                .joined(0, 1)
                .destroyed(1, BUSY)
                .leftStasis(0)
                .bridgeDestroyed();

        CallDetailRecord cdr = call.cdr();

        assertThat(cdr.legs().get(0).end()).isEqualTo(CdrLeg.End.hungUp(HangupCause.USER_BUSY));
        assertThat(cdr.parties().routed()).isEqualTo(FIRST.endpoint());
    }

    @Test
    void the_phone_that_answered_too_late_is_not_the_callee_and_says_so() {
        RecordedCall call = together()
                .entered(1)
                .entered(2)
                .rings(1)
                .rings(2)
                .answers(2)
                .answers(1)
                .joined(0, 2);
        call.answers(0).destroyed(1, Hangup.of(HangupCause.ANSWERED_ELSEWHERE));
        call.asksToHangUp(0, CLEARED).leftStasis(0).destroyed(2, CLEARED).bridgeDestroyed();

        CallDetailRecord cdr = call.cdr();

        assertThat(cdr.parties().calleeChannel()).isEqualTo(call.channel(2));
        assertThat(cdr.parties().routed()).isEqualTo(SECOND.endpoint());
        CdrLeg loser = cdr.legs().get(1);
        assertThat(loser.times().answered()).isNotNull();
        assertThat(loser.times().ended()).isBefore(cdr.timeline().ended());
        assertThat(loser.end().causeSent()).isEqualTo(HangupCause.ANSWERED_ELSEWHERE);
    }

    @Test
    void a_party_from_which_no_media_came_ended_by_itself_and_the_other_was_hung_up() {
        RecordedCall call = inOrder(FIRST).connected();
        call.asksToHangUp(1, Hangup.of(HangupCause.CHANNEL_UNAVAILABLE)).destroyed(1, Hangup.UNTOLD);
        call.leftStasis(0).bridgeDestroyed();

        assertThat(call.cdr().end().by()).isEqualTo(Party.NETWORK);
        assertThat(call.cdr().legs())
                .extracting(leg -> leg.end().causeSent() == null)
                .containsExactly(false, true);
        assertThat(call.cdr().legs().get(1).cause()).isEqualTo(HangupCause.CHANNEL_UNAVAILABLE);
    }

    @Test
    void the_legs_of_a_call_that_was_lost_with_its_asterisk_ended_as_the_call_did() {
        CallDetailRecord cdr = inOrder(FIRST).connected().serverLost().cdr();

        assertThat(cdr.end().source()).isEqualTo(EndSource.ASTERISK_LOST);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.legs()).extracting(CdrLeg::end).containsOnly(CdrLeg.End.byItself(HangupCause.FAILURE, null));
        assertThat(cdr.legs())
                .extracting(leg -> leg.times().ended())
                .containsOnly(cdr.timeline().ended());
    }

    @Test
    void a_call_that_only_a_flow_handled_has_the_caller_and_its_notes() {
        RecordedCall call = RecordedCall.inFlow(ORIGIN, false);
        call.flow(new FlowEvent.Notes("menu", "sales"));
        call.asksToHangUp(0, CLEARED).leftStasis(0);

        CallSession ended = call.ended();

        assertThat(ended.state()).isNull();
        assertThat(ended.notes()).containsExactly(Map.entry("menu", "sales"));
        assertThat(ended.legs()).singleElement().extracting(CdrLeg::role).isEqualTo(LegRole.CALLER);
        assertThat(ended.record().parties().calleeChannel()).isNull();
        assertThat(SessionJson.read(SessionJson.write(ended))).isEqualTo(ended);
    }

    // Replacements.

    @Test
    void a_callee_that_was_replaced_has_a_part_for_each_channel() {
        RecordedCall call = inOrder(FIRST).connected();
        ChannelId before = call.channel(1);
        Instant replaced =
                call.replaced(1, "1700000000.9").call().times().latest().plusSeconds(1);
        call.enteredBridge(1).leftStasis(1, before);
        call.asksToHangUp(1, CLEARED).leftStasis(1).leftStasis(0).bridgeDestroyed();

        CallDetailRecord cdr = call.cdr();

        CdrLeg first = cdr.legs().get(1);
        CdrLeg second = cdr.legs().get(2);
        assertThat(cdr.legs())
                .extracting(leg -> leg.leg().value(), CdrLeg::part, CdrLeg::channel, CdrLeg::target)
                .containsExactly(
                        tuple(0, 0, CALLER, null),
                        tuple(1, 0, before, FIRST.endpoint()),
                        tuple(1, 1, new ChannelId("1700000000.9"), null));
        assertThat(first.transfer()).isNull();
        assertThat(first.end()).isEqualTo(HUNG_UP);
        assertThat(first.times().answered()).isEqualTo(cdr.timeline().calleeAnswered());
        assertThat(first.times().ended()).isEqualTo(second.times().began()).isEqualTo(replaced);
        assertThat(second.times().answered())
                .as("takes over once it is answered")
                .isEqualTo(replaced);
        assertThat(second.times().ended()).isEqualTo(cdr.timeline().ended());
        assertThat(second.end()).isEqualTo(CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, null));
        assertThat(second.transfer())
                .isEqualTo(new CdrTransfer(
                        CdrTransfer.Kind.REPLACES,
                        before,
                        new LegId(0),
                        second.channel().value(),
                        null));
        assertThat(cdr.parties().calleeChannel()).isEqualTo(second.channel());
        assertThat(cdr.parties().routed()).isEqualTo(FIRST.endpoint());
        assertThat(cdr.attempts()).containsExactly(first);
    }

    @Test
    void a_caller_that_was_replaced_has_a_part_for_each_channel_and_the_callee_was_transferred() {
        RecordedCall call =
                inOrder(FIRST).connected().replaced(0, "1700000000.9").leftStasis(0, CALLER);
        call.asksToHangUp(1, CLEARED).destroyed(1, CLEARED).leftStasis(0).bridgeDestroyed();

        CallDetailRecord cdr = call.cdr();

        assertThat(cdr.legs()).extracting(CdrLeg::part).containsExactly(0, 1, 0);
        assertThat(cdr.parties().callerChannel()).isEqualTo(CALLER);
        assertThat(cdr.legs().get(0).end()).isEqualTo(CdrLeg.End.byItself(null, null));
        assertThat(cdr.legs().get(1).transfer())
                .isEqualTo(new CdrTransfer(CdrTransfer.Kind.REPLACES, CALLER, new LegId(1), "1700000000.9", null));
    }

    @Test
    void a_target_that_was_replaced_while_it_rang_was_picked_up() {
        RecordedCall call = inOrder(FIRST).entered(1).joined(0, 1).rings(1);
        ChannelId rang = call.channel(1);
        call.replaced(1, "1700000000.9").leftStasis(1, rang).answers(1).answers(0);
        call.asksToHangUp(0, CLEARED).leftStasis(0).leftStasis(1).bridgeDestroyed();

        CallDetailRecord cdr = call.cdr();

        assertThat(cdr.legs().get(1).times().ringing()).isNotNull();
        assertThat(cdr.legs().get(1).times().answered()).isNull();
        CdrLeg picked = cdr.legs().get(2);
        assertThat(picked.transfer())
                .isEqualTo(new CdrTransfer(CdrTransfer.Kind.PICKUP, rang, null, "1700000000.9", null));
        assertThat(picked.times().ringing()).isNull();
        assertThat(picked.times().answered()).isEqualTo(cdr.timeline().calleeAnswered());
        assertThat(cdr.parties().calleeChannel()).isEqualTo(picked.channel());
    }

    @Test
    void a_blind_transfer_names_the_transferor_the_transferee_the_number_and_the_other_call() {
        CallId other = CallId.of("02:fc:00:00:00:01", new ChannelId("1700000000.8"), Instant.EPOCH);
        RecordedCall call = inOrder(FIRST).connected();
        ChannelId before = call.channel(1);
        call.replaced(1, "1700000000.9", Replacement.blindTransfer("3180"))
                .linked(1, other)
                .enteredBridge(1)
                .leftStasis(1, before);
        call.asksToHangUp(0, CLEARED).leftStasis(0).leftStasis(1).bridgeDestroyed();

        List<CdrLeg> legs = call.cdr().legs();

        assertThat(legs.get(2).channel()).isEqualTo(new ChannelId("1700000000.9"));
        assertThat(legs.get(2).transfer())
                .isEqualTo(new CdrTransfer(CdrTransfer.Kind.BLIND, before, new LegId(0), "3180", other));
    }

    @Test
    void an_attended_transfer_by_the_caller_names_the_callee_and_the_new_channel() {
        RecordedCall call = inOrder(FIRST)
                .connected()
                .replaced(0, "1700000000.9", Replacement.ATTENDED_TRANSFER)
                .enteredBridge(0)
                .leftStasis(0, CALLER);
        call.asksToHangUp(1, CLEARED).destroyed(1, CLEARED).leftStasis(0).bridgeDestroyed();

        assertThat(call.cdr().legs().get(1).transfer())
                .isEqualTo(new CdrTransfer(CdrTransfer.Kind.ATTENDED, CALLER, new LegId(1), "1700000000.9", null));
    }

    // Without a state.

    @Test
    void of_a_lost_call_without_state_the_record_has_what_the_session_tells() {
        CallSession live = inOrder(FIRST).connected().live();
        Instant now = START.plusSeconds(100);
        CallEnd end = new CallEnd(
                Disposition.ANSWERED,
                EndReason.of(Party.NETWORK, HangupCause.FAILURE),
                EndSource.ASTERISK_LOST,
                START.minusSeconds(1));

        CallSession ended = CallSessions.ended(live, end, now);

        assertThat(ended.timeline().ended()).isEqualTo(now);
        assertThat(ended.timeline().calleeAnswered()).isEqualTo(live.timeline().calleeAnswered());
        assertThat(Objects.requireNonNull(ended.end()).notBefore())
                .isEqualTo(live.timeline().latest());
        assertThat(ended.legs())
                .extracting(CdrLeg::channel, CdrLeg::end, leg -> leg.times().answered())
                .containsExactly(tuple(
                        CALLER,
                        CdrLeg.End.byItself(HangupCause.FAILURE, null),
                        live.timeline().callerAnswered()));
    }
}
