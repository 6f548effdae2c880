package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeTimer;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.LegTimer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ends of a call, from each of its plans. */
class CallEndingTest {
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));

    private static CallDriver ringing() {
        return CallDriver.hunting(ONE)
                .created(1)
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .rings(1);
    }

    private static CallDriver connected() {
        return ringing().answers(1).answers(0);
    }

    private static CallDriver at(String moment) {
        return switch (moment) {
            case "admitting" -> CallDriver.begin(false, false).forget();
            case "inFlow" -> CallDriver.inFlow();
            case "ringing" -> ringing().forget();
            default -> connected().forget();
        };
    }

    @Test
    void both_parties_that_hang_up_at_once_end_the_call_once() {
        CallDriver call = at("connected");

        call.asksToHangUp(0, Hangup.UNTOLD).asksToHangUp(1, CLEARED);
        call.destroyed(1, CLEARED).leftStasis(0).bridgeDestroyed(1);

        assertThat(call.commands()).containsExactly("hang up 1 with 16", "destroy bridge 1", "end ANSWERED");
        assertThat(call.end().by()).isEqualTo(Party.CALLER);
    }

    @Test
    void ends_that_are_told_twice_change_nothing() {
        CallDriver call = at("connected");

        call.leftStasis(0).leftStasis(0).leftStasis(1).leftStasis(1).destroyed(1, CLEARED);

        assertThat(call.commands()).containsExactly("hang up 1 with 16", "destroy bridge 1");
    }

    @Test
    void a_call_that_will_not_end_is_given_up_and_recorded_all_the_same() {
        CallDriver call = at("connected").asksToHangUp(0, Hangup.UNTOLD);

        for (int step = 0; step < 12; step++) {
            call.legTimer(0, LegTimer.RELEASE).legTimer(1, LegTimer.RELEASE);
        }
        for (int step = 0; step < 12; step++) {
            call.bridgeTimer(1, BridgeTimer.TEARDOWN);
        }

        assertThat(call.commands()).filteredOn("end ANSWERED"::equals).hasSize(1);
        assertThat(call.call().isOver()).isTrue();
    }

    @ParameterizedTest(name = "a caller missing from {0} is {1}")
    @CsvSource({"inFlow, CANCELLED", "ringing, CANCELLED", "connected, ANSWERED"})
    void a_caller_that_is_not_listed_any_more_ends_the_call(String moment, Disposition disposition) {
        CallDriver call = at(moment).later(Duration.ofMinutes(2));

        call.notFound(0);
        if (!moment.equals("inFlow")) {
            call.destroyed(1, CLEARED).bridgeDestroyed(1);
        }

        assertThat(call.commands()).noneMatch(command -> command.startsWith("hang up 0"));
        assertThat(call.end().source()).isEqualTo(EndSource.RECONCILED);
        assertThat(call.end().notBefore()).isEqualTo(CallDriver.START.plusSeconds(90));
        assertThat(call.end().disposition()).isEqualTo(disposition);
    }

    @ParameterizedTest(name = "a call lost from {0} is {1}")
    @CsvSource({"admitting, FAILED", "inFlow, FAILED", "ringing, FAILED", "connected, ANSWERED"})
    void a_call_that_is_lost_with_its_asterisk_is_recorded_at_once_and_nothing_is_sent(
            String moment, Disposition disposition) {
        CallDriver call = at(moment);

        assertThat(call.serverLost().commands()).containsExactly("end " + disposition);
        assertThat(call.call().isOver()).isTrue();
        assertThat(call.end().source()).isEqualTo(EndSource.ASTERISK_LOST);
        assertThat(call.end().cause()).isEqualTo(HangupCause.FAILURE);
    }

    @Test
    void a_call_that_was_ending_when_its_asterisk_was_lost_ended_as_it_was_told() {
        CallDriver call = at("connected").asksToHangUp(0, Hangup.UNTOLD).forget();

        assertThat(call.serverLost().commands()).containsExactly("end ANSWERED");
        assertThat(call.end().source()).isEqualTo(EndSource.EVENT);
        assertThat(call.end().by()).isEqualTo(Party.CALLER);
    }

    @ParameterizedTest(name = "a call that the application ends from {0} is {1}, its caller is told {2}")
    @CsvSource({"admitting, CANCELLED, 31", "inFlow, CANCELLED, 31", "ringing, CANCELLED, 31", "connected, ANSWERED, 16"
    })
    void an_order_from_outside_ends_a_call_whatever_it_is_doing(String moment, Disposition disposition, int told) {
        CallDriver call = at(moment);

        boolean hasCallee = moment.equals("ringing") || moment.equals("connected");
        call.hangupOrdered(HangupCause.NORMAL_CLEARING);

        assertThat(call.commands())
                .containsExactlyElementsOf(
                        hasCallee
                                ? List.of("hang up 0 with " + told, "hang up 1 with 16")
                                : List.of("hang up 0 with " + told));
        if (hasCallee) {
            call.destroyed(1, CLEARED).leftStasis(0).bridgeDestroyed(1);
        } else {
            call.leftStasis(0);
        }
        assertThat(call.commands()).filteredOn(("end " + disposition)::equals).hasSize(1);
        assertThat(call.end().by()).isEqualTo(Party.APPLICATION);
        assertThat(call.end().cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
        assertThat(call.end().source()).isEqualTo(EndSource.EVENT);
    }

    @Test
    void parties_whom_asterisk_connected_when_the_end_was_ordered_have_talked() {
        CallDriver call = at("ringing").hangupOrdered(HangupCause.NORMAL_CLEARING);

        call.later(Duration.ofMillis(1)).answers(1).later(Duration.ofMillis(1)).answers(0);
        call.destroyed(1, CLEARED).leftStasis(0).bridgeDestroyed(1);

        assertThat(call.commands()).contains("end ANSWERED");
        assertThat(call.call().times().connected())
                .isEqualTo(call.call().times().ended());
    }

    @Test
    void a_callee_who_answers_while_the_call_of_a_caller_who_was_answered_before_is_ended_has_not_talked() {
        CallDriver call = CallDriver.hunting(ONE)
                .created(1)
                .bridgeCreated(1)
                .entered(1)
                .answers(0)
                .later(Duration.ofMillis(1))
                .hangupOrdered(HangupCause.NORMAL_CLEARING);

        call.answers(1).destroyed(1, CLEARED).leftStasis(0).bridgeDestroyed(1);

        assertThat(call.commands()).contains("end CANCELLED");
        assertThat(call.call().times().connected()).isNull();
    }

    @Test
    void an_order_that_comes_while_the_call_ends_or_after_it_changes_nothing() {
        CallDriver call = at("connected").asksToHangUp(1, CLEARED).forget();

        assertThat(call.hangupOrdered(HangupCause.CONGESTION).commands()).isEmpty();
        call.leftStasis(0)
                .leftStasis(1)
                .destroyed(1, CLEARED)
                .bridgeDestroyed(1)
                .forget();
        assertThat(call.hangupOrdered(HangupCause.CONGESTION).commands()).isEmpty();

        assertThat(call.end().by()).isEqualTo(Party.CALLEE);
        assertThat(call.end().cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void a_flow_that_waits_for_its_dial_is_ended_by_an_order_and_a_caller_it_served_was_answered() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Asks(new FlowVerb.Answer(), new RequestId(1)))
                .answers(0)
                .flow(new FlowEvent.Dials(ONE, new RequestId(2)))
                .forget();

        assertThat(call.hangupOrdered(HangupCause.USER_BUSY).commands())
                .as("the callee's channel is not there yet")
                .containsExactly("hang up 0 with 17");
        assertThat(call.created(1).commands()).containsExactly("hang up 1 with 17");
        call.destroyed(1, CLEARED).leftStasis(0).bridgeDestroyed(1);

        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(call.end().cause()).isEqualTo(HangupCause.USER_BUSY);
    }
}
