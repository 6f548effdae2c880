package io.github.ariadne4j.callflow.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import org.junit.jupiter.api.Test;

class AnsweredAtStartTest {
    /** The dialplan answered before {@code Stasis()}. */
    private static Machine cameInAnswered() {
        Machine call = new Machine();
        return call.tell(new CallSignal.CallerUp(call.state().data().timeline().started()));
    }

    private static void admit(Machine call) {
        call.tell(new CallSignal.Admitted(new LimitDecision.Admitted(), true, call.next()));
    }

    private static void assertRefusedForFree(Machine call) {
        call.tell(new CallSignal.CallerGone(call.next().plusSeconds(5)));
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(call.cdr().billableFrom()).isNull();
        assertThat(call.cdr().billable()).isZero();
    }

    @Test
    void a_caller_that_came_in_answered_and_has_no_route_is_refused_and_nothing_is_billable() {
        // Given
        Machine call = cameInAnswered();
        admit(call);

        // When
        call.tell(new CallSignal.FlowRoutes(Route.refuse(HangupCause.UNALLOCATED), 1, call.next()));

        // Then
        assertRefusedForFree(call);
    }

    @Test
    void a_caller_that_came_in_answered_and_dialled_no_number_is_refused_and_nothing_is_billable() {
        // Given
        Machine call = cameInAnswered();
        admit(call);

        // When
        call.tell(new CallSignal.FlowHangsUp(HangupCause.INVALID_NUMBER, 1, call.next()));

        // Then
        assertRefusedForFree(call);
    }

    @Test
    void a_caller_that_came_in_answered_and_is_over_a_limit_is_refused_and_nothing_is_billable() {
        // Given
        Machine call = cameInAnswered();

        // When
        call.tell(new CallSignal.Admitted(
                new LimitDecision.Refused(LimitScope.trunk("carrier"), "more than 2", HangupCause.USER_BUSY),
                false,
                call.next()));

        // Then
        assertRefusedForFree(call);
    }

    @Test
    void an_answer_that_is_told_after_the_refusal_makes_nothing_billable() {
        // Given
        Machine call = Machine.inFlow();
        call.tell(new CallSignal.FlowHangsUp(HangupCause.INVALID_NUMBER, 1, call.next()));

        // When
        call.tell(new CallSignal.CallerUp(call.state().data().timeline().started()));

        // Then
        assertRefusedForFree(call);
    }

    @Test
    void a_caller_that_came_in_answered_and_was_served_by_the_flow_is_answered() {
        // Given
        Machine call = cameInAnswered();
        admit(call);
        call.tell(new CallSignal.FlowAsks(new FlowVerb.Answer(), 1, call.next()));

        // When
        call.tell(new CallSignal.FlowHangsUp(HangupCause.NORMAL_CLEARING, 2, call.next()));
        call.tell(new CallSignal.CallerGone(call.next()));

        // Then
        assertThat(call.cdr().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(call.cdr().billableFrom())
                .isNotNull()
                .isEqualTo(call.cdr().timeline().callerAnswered());
        assertThat(call.cdr().billable()).isPositive();
    }
}
