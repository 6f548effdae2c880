package io.github.ariadne4j.callflow.machine;

import static io.github.ariadne4j.callflow.machine.Machine.FIRST;
import static io.github.ariadne4j.callflow.machine.Machine.SECOND;
import static io.github.ariadne4j.callflow.machine.Machine.hangup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.flow.Media;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is billable of a call, and what its record says of its legs. */
class BillingTest {
    /** The dialplan answered before {@code Stasis()}, and the flow is asked what to do. */
    private static Machine cameInAnswered() {
        Machine call = new Machine();
        call.tell(new CallSignal.CallerUp(Machine.START));
        call.tell(new CallSignal.Admitted(new LimitDecision.Admitted(), true, call.next()));
        call.forget();
        return call;
    }

    private static Machine routed(Machine call, DialTarget... targets) {
        call.tell(new CallSignal.FlowRoutes(Route.inOrder(List.of(targets)), 1, call.next()));
        call.tell(new CallSignal.FlowReturned(false, call.next()));
        call.dialled(1);
        call.tell(new CallSignal.LegRinging(1, call.next()));
        return call;
    }

    private static CallDetailRecord ended(Machine call) {
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.LegGone(1, hangup(16, null), call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));
        return call.cdr();
    }

    private static void assertNothingBillable(CallDetailRecord cdr, Disposition disposition) {
        assertThat(cdr.disposition()).isEqualTo(disposition);
        assertThat(cdr.billableFrom()).isNull();
        assertThat(cdr.billable()).isZero();
    }

    @Test
    void a_busy_callee_of_a_caller_that_came_in_answered_is_busy_and_nothing_is_billable() {
        // Given
        Machine call = routed(cameInAnswered(), FIRST);

        // When
        call.tell(new CallSignal.LegGone(1, hangup(17, 486), call.next()));

        // Then
        CallDetailRecord cdr = ended(call);
        assertNothingBillable(cdr, Disposition.BUSY);
        assertThat(cdr.timeline().callerAnswered()).isEqualTo(Machine.START);
        assertThat(cdr.timeline().calleeAnswered()).isNull();
    }

    @Test
    void the_ringing_of_a_caller_that_came_in_answered_is_not_billable() {
        // Given
        Machine call = routed(cameInAnswered(), FIRST);

        // When
        call.tell(new CallSignal.LegUp(1, call.next().plusSeconds(20)));

        // Then
        CallTimeline timeline = ended(call).timeline();
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(call.cdr().billableFrom()).isNotNull().isEqualTo(timeline.calleeAnswered());
        assertThat(timeline.calleeAnswered()).isAfter(timeline.ringing());
        assertThat(timeline.callerAnswered()).isEqualTo(timeline.started());
    }

    @Test
    void a_caller_that_came_in_answered_and_gives_up_while_it_rings_has_cancelled() {
        // Given
        Machine call = routed(cameInAnswered(), FIRST);

        // When
        call.tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, call.next()));

        // Then
        assertNothingBillable(ended(call), Disposition.CANCELLED);
    }

    @Test
    void an_answer_that_crosses_a_cancel_is_cancelled_and_nothing_is_billable() {
        // Given
        Machine call = Machine.ringing();

        // When
        call.tell(new CallSignal.LegUp(1, call.next()));
        call.tell(new CallSignal.CallerLeaving(hangup(127, 487), call.next()));

        // Then
        CallDetailRecord cdr = ended(call);
        assertNothingBillable(cdr, Disposition.CANCELLED);
        assertThat(cdr.timeline().calleeAnswered()).isNotNull();
        assertThat(cdr.timeline().callerAnswered()).isNull();
        assertThat(cdr.legs()).extracting(leg -> leg.times().answered() != null).containsExactly(false, true);
    }

    @Test
    void a_caller_whom_the_flow_served_is_billed_from_its_own_answer_if_no_callee_was_connected() {
        // Given
        Machine call = Machine.inFlow();
        call.tell(new CallSignal.FlowAsks(new FlowVerb.Answer(), 1, call.next()));
        call.tell(new CallSignal.CallerUp(call.next()));
        call.tell(new CallSignal.FlowAsks(new FlowVerb.Play(Media.sound("menu")), 2, call.next()));

        // When
        routed(call, FIRST).tell(new CallSignal.LegGone(1, hangup(17, 486), call.next()));

        // Then
        CallDetailRecord cdr = ended(call);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.billableFrom()).isNotNull().isEqualTo(cdr.timeline().callerAnswered());
        assertThat(cdr.billable()).isPositive();
    }

    @Test
    void a_caller_whom_the_flow_served_is_billed_from_the_answer_of_the_callee_if_one_was_connected() {
        // Given
        Machine call = Machine.inFlow();
        call.tell(new CallSignal.FlowAsks(new FlowVerb.Answer(), 1, call.next()));
        call.tell(new CallSignal.CallerUp(call.next()));

        // When
        routed(call, FIRST).tell(new CallSignal.LegUp(1, call.next()));

        // Then
        CallDetailRecord cdr = ended(call);
        assertThat(cdr.billableFrom()).isNotNull().isEqualTo(cdr.timeline().calleeAnswered());
        assertThat(cdr.timeline().callerAnswered()).isBefore(cdr.timeline().ringing());
    }

    @Test
    void a_prompt_for_a_caller_that_came_in_answered_serves_it_and_is_written_down() {
        // Given
        Machine call = cameInAnswered();

        // When
        call.tell(new CallSignal.FlowAsks(new FlowVerb.Play(Media.sound("menu")), 1, call.next()));

        // Then
        assertThat(call.effects(Effect.Save.class))
                .singleElement()
                .satisfies(save -> assertThat(save.session().served()).isTrue());
        call.tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, call.next()));
        assertThat(ended(call).billableFrom()).isEqualTo(Machine.START);
    }

    @Test
    void a_ringing_tone_for_a_caller_that_came_in_answered_is_no_service() {
        // Given
        Machine call = cameInAnswered();

        // When
        call.tell(new CallSignal.FlowAsks(new FlowVerb.Ring(), 1, call.next()));
        call.tell(new CallSignal.CallerLeaving(Hangup.UNTOLD, call.next()));

        // Then
        assertNothingBillable(ended(call), Disposition.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void only_a_call_that_was_answered_is_billable(Disposition disposition) {
        // Given
        CallDetailRecord talked = ended(Machine.talking());

        // When
        CallDetailRecord cdr = new CallDetailRecord(
                talked.callId(),
                talked.parties(),
                talked.origin(),
                talked.timeline(),
                CallEnd.told(disposition, talked.end().reason()),
                talked.legs(),
                talked.custom());

        // Then
        assertThat(cdr.billable().isZero()).isEqualTo(disposition != Disposition.ANSWERED);
    }

    @Test
    void the_record_has_every_leg_with_its_times_and_how_it_ended() {
        // Given
        Machine call = Machine.routed(FIRST, SECOND);
        call.dialled(1);
        call.tell(new CallSignal.LegGone(1, hangup(17, 486), call.next()));
        call.dialled(2);
        call.tell(new CallSignal.LegRinging(2, call.next()));
        call.tell(new CallSignal.LegUp(2, call.next()));
        call.tell(new CallSignal.CallerUp(call.next()));

        // When
        call.tell(new CallSignal.LegLeaving(2, hangup(16, 200), call.next().plus(Duration.ofMinutes(1))));
        call.tell(new CallSignal.LegGone(2, hangup(16, 200), call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));
        call.tell(new CallSignal.BridgeGone(call.next()));

        // Then
        CallDetailRecord cdr = call.cdr();
        assertThat(cdr.legs())
                .extracting(leg -> leg.leg().value(), CdrLeg::role, CdrLeg::target)
                .containsExactly(
                        tuple(0, LegRole.CALLER, null),
                        tuple(1, LegRole.CALLEE, FIRST.endpoint()),
                        tuple(2, LegRole.CALLEE, SECOND.endpoint()));
        assertThat(cdr.legs())
                .extracting(CdrLeg::end)
                .containsExactly(
                        CdrLeg.End.hungUp(HangupCause.NORMAL_CLEARING),
                        CdrLeg.End.byItself(HangupCause.USER_BUSY, 486),
                        CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, 200));
        LegTimes callee = cdr.legs().get(2).times();
        assertThat(callee.ringing()).isBetween(callee.began(), callee.answered());
        assertThat(callee.ended()).isEqualTo(cdr.timeline().ended());
        assertThat(cdr.legs().get(1).times().ended()).isBefore(callee.ringing());
        assertThat(cdr.legs().get(2).channel()).isEqualTo(cdr.parties().calleeChannel());
    }

    @ParameterizedTest(name = "the caller: {0}")
    @ValueSource(booleans = {true, false})
    void a_party_from_which_no_media_came_did_not_hang_up_and_its_leg_tells(boolean caller) {
        // Given
        Machine call = Machine.talking();
        Hangup silent = new Hangup(HangupCause.CHANNEL_UNAVAILABLE, null);

        // When
        call.tell(
                caller
                        ? new CallSignal.CallerLeaving(silent, call.next())
                        : new CallSignal.LegLeaving(1, silent, call.next()));

        // Then
        CallDetailRecord cdr = ended(call);
        assertThat(cdr.end().by()).isEqualTo(Party.NETWORK);
        assertThat(cdr.end().cause()).isEqualTo(HangupCause.CHANNEL_UNAVAILABLE);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.legs()).extracting(leg -> leg.end().causeSent() == null).containsExactly(caller, !caller);
    }

    @Test
    void a_callee_that_was_cancelled_was_hung_up_by_the_application() {
        // Given
        Machine call = Machine.ringing();

        // When
        call.tell(new CallSignal.CallerLeaving(hangup(127, 487), call.next()));

        // Then
        assertThat(ended(call).legs())
                .extracting(CdrLeg::end)
                .containsExactly(
                        CdrLeg.End.byItself(HangupCause.NORMAL_CLEARING, 487),
                        CdrLeg.End.hungUp(HangupCause.NORMAL_CLEARING));
    }
}
