package io.github.ariadne4j.callflow.snapshot;

import static io.github.ariadne4j.callflow.snapshot.RecordedCall.BUSY;
import static io.github.ariadne4j.callflow.snapshot.RecordedCall.CLEARED;
import static io.github.ariadne4j.callflow.snapshot.RecordedCall.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.Indication;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is billable of a call that the flow served, or that came in answered. */
class BillingTest {
    private static final CallOrigin ORIGIN = new CallOrigin("b2bua", "02:fc:00:00:00:01");
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));

    private static RecordedCall cameInAnswered() {
        return RecordedCall.hunting(ORIGIN, ONE, true).entered(1).joined(0, 1).rings(1);
    }

    /** The flow answers, and hands the call over to a target that rings. */
    private static RecordedCall servedAndRinging() {
        return RecordedCall.inFlow(ORIGIN, false)
                .flow(new FlowEvent.Asks(new FlowVerb.Answer(), new RequestId(1)))
                .answers(0)
                .flow(new FlowEvent.HandsOver(ONE, HangupCause.NO_ROUTE, new RequestId(2)))
                .entered(1)
                .joined(0, 1)
                .rings(1);
    }

    private static CallDetailRecord hungUpByCaller(RecordedCall call) {
        return call.asksToHangUp(0, CLEARED)
                .leftStasis(0)
                .destroyed(1, CLEARED)
                .bridgeDestroyed()
                .cdr();
    }

    @Test
    void the_ringing_of_a_caller_that_came_in_answered_is_not_billable() {
        CallDetailRecord cdr = hungUpByCaller(cameInAnswered().answers(1));

        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.billableFrom()).isNotNull().isEqualTo(cdr.timeline().calleeAnswered());
        assertThat(cdr.timeline().calleeAnswered()).isAfter(cdr.timeline().ringing());
        assertThat(cdr.timeline().callerAnswered()).isEqualTo(cdr.timeline().started());
    }

    @Test
    void a_caller_that_came_in_answered_and_gives_up_while_it_rings_has_cancelled() {
        CallDetailRecord cdr = hungUpByCaller(cameInAnswered());

        assertThat(cdr.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(cdr.billableFrom()).isNull();
        assertThat(cdr.billable()).isZero();
    }

    @Test
    void a_caller_whom_the_flow_served_is_billed_from_its_own_answer_if_no_callee_was_connected() {
        CallDetailRecord cdr = servedAndRinging()
                .destroyed(1, BUSY)
                .leftStasis(0)
                .bridgeDestroyed()
                .cdr();

        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.billableFrom()).isNotNull().isEqualTo(cdr.timeline().callerAnswered());
        assertThat(cdr.billable()).isPositive();
    }

    @Test
    void a_caller_whom_the_flow_served_is_billed_from_the_answer_of_the_callee_if_one_was_connected() {
        CallDetailRecord cdr = hungUpByCaller(servedAndRinging().answers(1));

        assertThat(cdr.billableFrom()).isNotNull().isEqualTo(cdr.timeline().calleeAnswered());
        assertThat(cdr.timeline().callerAnswered()).isBefore(cdr.timeline().ringing());
    }

    /** The flow answers and dials a callee, who answers and is asked whether it takes the call. */
    private static RecordedCall screening() {
        return RecordedCall.inFlow(ORIGIN, false)
                .flow(new FlowEvent.Asks(new FlowVerb.Answer(), new RequestId(1)))
                .answers(0)
                .flow(new FlowEvent.Dials(ONE, Duration.ofSeconds(30), new RequestId(2)))
                .entered(1)
                .rings(1)
                .answers(1);
    }

    @Test
    void a_caller_whom_the_flow_served_is_billed_from_its_own_answer_if_the_callee_answered_and_declined() {
        CallDetailRecord cdr = screening()
                .flow(new FlowEvent.Screened(new LegId(1), FlowEvent.Screened.Result.DECLINED))
                .destroyed(1, CLEARED)
                .flow(new FlowEvent.HangsUp(HangupCause.NORMAL_CLEARING, new RequestId(3)))
                .leftStasis(0)
                .bridgeDestroyed()
                .cdr();

        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.timeline().calleeAnswered()).isNull();
        assertThat(cdr.billableFrom()).isNotNull().isEqualTo(cdr.timeline().callerAnswered());
        assertThat(cdr.attempts().get(0).times().answered()).isNotNull();
    }

    @Test
    void a_caller_is_billed_from_the_moment_in_which_the_callee_accepted_and_was_connected() {
        CallDetailRecord cdr = hungUpByCaller(screening()
                .flow(new FlowEvent.Screened(new LegId(1), FlowEvent.Screened.Result.ACCEPTED))
                .joined(0, 1));

        assertThat(cdr.billableFrom()).isNotNull().isEqualTo(cdr.timeline().calleeAnswered());
        assertThat(cdr.billableFrom()).isAfter(cdr.attempts().get(0).times().answered());
    }

    @Test
    void a_prompt_for_a_caller_that_came_in_answered_serves_it_and_is_written() {
        RecordedCall call = RecordedCall.inFlow(ORIGIN, true)
                .flow(new FlowEvent.Asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("menu"))), new RequestId(1)));

        assertThat(CallSnapshot.read(call.call().facts(), call.lastWritten())
                        .flow()
                        .served())
                .isTrue();
        CallDetailRecord cdr = call.asksToHangUp(0, CLEARED).leftStasis(0).cdr();
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.billableFrom()).isEqualTo(START);
    }

    @Test
    void a_ringing_tone_for_a_caller_that_came_in_answered_is_no_service() {
        CallDetailRecord cdr = RecordedCall.inFlow(ORIGIN, true)
                .flow(new FlowEvent.Asks(new FlowVerb.Indicate(Indication.RINGING), new RequestId(1)))
                .asksToHangUp(0, CLEARED)
                .leftStasis(0)
                .cdr();

        assertThat(cdr.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(cdr.billableFrom()).isNull();
    }

    @Test
    void a_caller_that_came_in_answered_and_was_served_by_the_flow_is_answered() {
        CallDetailRecord cdr = RecordedCall.inFlow(ORIGIN, true)
                .flow(new FlowEvent.Asks(new FlowVerb.Answer(), new RequestId(1)))
                .flow(new FlowEvent.HangsUp(HangupCause.NORMAL_CLEARING, new RequestId(2)))
                .leftStasis(0)
                .cdr();

        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(cdr.billableFrom()).isNotNull().isEqualTo(cdr.timeline().callerAnswered());
        assertThat(cdr.billable()).isPositive();
    }

    @Test
    void nothing_of_a_caller_whose_flow_answered_and_failed_is_billable() {
        CallDetailRecord cdr = RecordedCall.inFlow(ORIGIN, false)
                .flow(new FlowEvent.Asks(new FlowVerb.Answer(), new RequestId(1)))
                .answers(0)
                .flow(new FlowEvent.Returned(true))
                .leftStasis(0)
                .cdr();

        assertThat(cdr.disposition()).isEqualTo(Disposition.FAILED);
        assertThat(cdr.billableFrom()).isNull();
    }

    @Test
    void nothing_of_a_refused_caller_that_came_in_answered_is_billable() {
        CallDetailRecord cdr = RecordedCall.inFlow(ORIGIN, true)
                .flow(new FlowEvent.HangsUp(HangupCause.INVALID_NUMBER, new RequestId(1)))
                .leftStasis(0)
                .cdr();

        assertThat(cdr.disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(cdr.billableFrom()).isNull();
        assertThat(cdr.billable()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void only_a_call_that_was_answered_is_billable(Disposition disposition) {
        CallDetailRecord answered =
                hungUpByCaller(RecordedCall.hunting(ORIGIN, ONE).connected());

        CallDetailRecord cdr = new CallDetailRecord(
                answered.callId(),
                answered.parties(),
                answered.origin(),
                answered.timeline(),
                CallEnd.told(disposition, answered.end().reason()),
                answered.legs(),
                answered.custom());

        assertThat(cdr.billable().isZero()).isEqualTo(disposition != Disposition.ANSWERED);
    }
}
