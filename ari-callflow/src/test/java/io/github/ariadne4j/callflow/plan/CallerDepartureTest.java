package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.Departure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flow that gives the caller away. */
class CallerDepartureTest {
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final RequestId REQUEST = new RequestId(2);
    private static final FlowEvent TO_DIALPLAN =
            new FlowEvent.Leaves(new Departure.ToDialplan("office", "100", 1), REQUEST);
    private static final FlowEvent REDIRECT =
            new FlowEvent.Leaves(new Departure.Redirect(new ContactUri("sip:100@192.0.2.7")), REQUEST);

    private static OperationId leave(CallDriver call) {
        return call.call().operations().get(0).id();
    }

    @Test
    void a_caller_that_left_for_the_dialplan_is_recorded_as_given_away_and_nothing_is_sent_to_it() {
        CallDriver call = CallDriver.inFlow().flow(TO_DIALPLAN);
        assertThat(call.commands()).containsExactly("ToDialplan", "leave within 2");
        assertThat(call.flow(new FlowEvent.OperationEnded(leave(call), true)).commands())
                .isEmpty();

        assertThat(call.leftStasis(0).commands()).containsExactly("answer the flow done", "end REFUSED");

        assertThat(call.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(call.end().cause()).isEqualTo(HangupCause.REDIRECTED);
    }

    @Test
    void the_other_leg_of_a_call_that_is_given_away_ends() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Dials(ONE, new RequestId(1)))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0)
                .flow(TO_DIALPLAN)
                .forget();

        assertThat(call.leftStasis(0).commands()).containsExactly("answer the flow done", "hang up 1 with 16");
        assertThat(call.destroyed(1, CLEARED).bridgeDestroyed(1).commands())
                .containsExactly("destroy bridge 1", "end ANSWERED");
        assertThat(call.end().cause()).isEqualTo(HangupCause.REDIRECTED);
    }

    @Test
    void a_caller_that_does_not_leave_in_time_stays_in_its_flow() {
        CallDriver call = CallDriver.inFlow().flow(TO_DIALPLAN);
        PlanTimer timer = new PlanTimer.Leave(leave(call));
        call.forget();

        assertThat(call.timer(timer).commands()).containsExactly("answer the flow failed");
        assertThat(call.plan()).isInstanceOf(CallPlan.InFlow.class);
        assertThat(call.timer(timer).commands()).isEmpty();
    }

    @Test
    void a_request_that_asterisk_refuses_leaves_the_caller_in_its_flow() {
        CallDriver call = CallDriver.inFlow().flow(TO_DIALPLAN).forget();

        assertThat(call.flow(new FlowEvent.OperationEnded(leave(call), false)).commands())
                .containsExactly("answer the flow failed");
    }

    @Test
    void a_caller_that_hangs_up_before_it_has_left_ended_the_call() {
        CallDriver call = CallDriver.inFlow().flow(TO_DIALPLAN);

        call.asksToHangUp(0, CLEARED).leftStasis(0);

        assertThat(call.end().by()).isEqualTo(Party.CALLER);
        assertThat(call.end().disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void a_telephone_that_follows_a_redirection_hangs_up() {
        CallDriver call = CallDriver.inFlow().flow(REDIRECT);
        assertThat(call.commands()).containsExactly("Redirect", "leave within 30");

        call.asksToHangUp(0, new Hangup(HangupCause.REDIRECTED, 302)).leftStasis(0);

        assertThat(call.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(call.end().cause()).isEqualTo(HangupCause.REDIRECTED);
    }
}
