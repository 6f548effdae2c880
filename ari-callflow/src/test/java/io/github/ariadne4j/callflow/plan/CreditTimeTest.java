package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.LegCommand;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A call that may be billed for ten minutes. */
class CreditTimeTest {
    private static final Duration CREDIT = Duration.ofMinutes(10);
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final LegId CALLEE = new LegId(1);
    private static final LegId TARGET = new LegId(2);
    private static final RequestId DIAL = new RequestId(1);
    private static final RequestId CONNECT = new RequestId(2);

    private static CallDriver ringing(boolean callerAnswered) {
        return CallDriver.begin(CREDIT, callerAnswered, true)
                .flow(new FlowEvent.Routed(ONE, HangupCause.NO_ROUTE))
                .admitted()
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .forget();
    }

    private static CallDriver talking() {
        return ringing(false).answers(1).answers(0);
    }

    private static CallDriver inFlow() {
        return CallDriver.begin(CREDIT, false, false).admitted().forget();
    }

    @Test
    void the_bill_begins_with_the_callees_answer_and_asterisk_knows_its_end_too() {
        CallDriver call = ringing(true).later(Duration.ofSeconds(30));
        assertThat(call.commands()).doesNotContain("end of credit in 600");

        assertThat(call.answers(1).commands()).contains("end of credit in 600", "bound 1");
    }

    @Test
    void the_call_ends_when_the_credit_is_used_up_and_its_record_says_so() {
        CallDriver call = talking().forget().later(CREDIT);

        assertThat(call.timer(new PlanTimer.EndOfCredit()).commands())
                .containsExactly("hang up 0 with 16", "hang up 1 with 16");
        call.leftStasis(0).destroyed(1, CLEARED).bridgeDestroyed(1);

        assertThat(call.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(call.call().flow().notes()).containsEntry("credit", "used up");
        assertThat(call.forget().timer(new PlanTimer.EndOfCredit()).commands()).isEmpty();
    }

    @Test
    void a_call_that_is_recovered_keeps_what_is_left() {
        CallDriver left = talking().later(Duration.ofMinutes(4));

        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1));

        assertThat(call.commands()).contains("end of credit in 359");
    }

    @Test
    void credit_that_was_used_up_while_no_instance_was_there_ends_the_call_at_once() {
        CallDriver left = talking().later(Duration.ofMinutes(11));

        CallDriver call = left.recovered(left.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP), 0, 1));

        assertThat(call.commands()).contains("end of credit in 0");
    }

    @Test
    void a_flow_that_serves_an_answered_caller_uses_credit_from_the_callers_answer_on() {
        CallDriver call = inFlow();
        assertThat(call.flow(new FlowEvent.Asks(new FlowVerb.PlayPrompts(Play.of(Prompt.sound("hello"))), DIAL))
                        .commands())
                .as("early media costs nothing")
                .doesNotContain("end of credit in 600");

        assertThat(call.flow(new FlowEvent.Asks(new FlowVerb.Answer(), CONNECT))
                        .answers(0)
                        .commands())
                .contains("end of credit in 600");
        assertThat(call.timer(new PlanTimer.EndOfCredit()).commands()).contains("hang up 0 with 16");
    }

    @Test
    void a_longer_talk_of_a_flow_ends_with_the_credit() {
        CallDriver call = inFlow().flow(new FlowEvent.Dials(ONE, DIAL))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0)
                .later(Duration.ofMinutes(1))
                .flow(new FlowEvent.Connects(CALLEE, Connect.of().atMost(Duration.ofHours(1)), CONNECT))
                .forget();

        assertThat(call.timer(new PlanTimer.EndOfCredit()).commands())
                .containsExactly("hang up 0 with 16", "hang up 1 with 16");
    }

    @Test
    void asterisk_ends_the_target_of_a_transfer_when_the_rest_of_the_credit_is_used_up() {
        CallDriver call = inFlow().flow(new FlowEvent.Dials(ONE, DIAL))
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .answers(0)
                .later(Duration.ofMinutes(4))
                .flow(new FlowEvent.Transfers(CALLEE, WarmTransfer.to(DialTarget.pjsip("second", "332")), CONNECT))
                .leftBridge(1, 0)
                .entered(2)
                .answers(2)
                .joined(1, 2)
                .asksToHangUp(1, CLEARED)
                .destroyed(1, CLEARED)
                .joined(1, 0);

        assertThat(call.raw())
                .contains(new CallCommand.ToLeg(
                        TARGET,
                        new LegCommand.SetMaxDuration(
                                Objects.requireNonNull(call.call().leg(TARGET)).channel(),
                                Duration.ofMinutes(6)
                                        .plus(CallTimeouts.defaults().teardownStep()))));
    }
}
