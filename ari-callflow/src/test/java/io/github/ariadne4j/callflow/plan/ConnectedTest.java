package io.github.ariadne4j.callflow.plan;

import static io.github.ariadne4j.callflow.plan.CallDriver.CLEARED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.Hangup;
import io.github.ariadne4j.callflow.leg.LegCommand;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegTimer;
import io.github.ariadne4j.callflow.leg.ReplacedChannel;
import io.github.ariadne4j.callflow.leg.Replacement;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.model.StoreEvent;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectedTest {
    private static final CallId OTHER_CALL =
            CallId.of("02:fc:00:00:00:01", new ChannelId("1700000000.8"), CallDriver.START);

    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));

    private static final Hangup SILENT = Hangup.of(HangupCause.CHANNEL_UNAVAILABLE);

    private static CallDriver connected() {
        return CallDriver.talking(ONE);
    }

    @Test
    void a_callee_that_hangs_up_takes_the_caller_along() {
        CallDriver call = connected();

        assertThat(call.asksToHangUp(1, CLEARED).commands()).containsExactly("hang up 0 with 16");
        assertThat(call.leftStasis(0).leftStasis(1).destroyed(1, CLEARED).commands())
                .containsExactly("destroy bridge 1");
        assertThat(call.bridgeDestroyed(1).commands()).containsExactly("end ANSWERED");
        assertThat(call.end().by()).isEqualTo(Party.CALLEE);
        assertThat(call.end().source()).isEqualTo(EndSource.EVENT);
    }

    @Test
    void a_caller_that_hangs_up_takes_the_callee_along() {
        CallDriver call = connected();

        assertThat(call.asksToHangUp(0, CLEARED).commands()).containsExactly("hang up 1 with 16");
        call.leftStasis(0).destroyed(1, CLEARED).bridgeDestroyed(1);
        assertThat(call.end().by()).isEqualTo(Party.CALLER);
        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @ParameterizedTest(name = "leg {0}")
    @ValueSource(ints = {0, 1})
    void a_party_from_which_no_media_came_did_not_hang_up_and_its_leg_tells(int leg) {
        CallDriver call = connected();
        int other = 1 - leg;

        assertThat(call.asksToHangUp(leg, SILENT).commands()).containsExactly("hang up " + other + " with 44");
        call.leftStasis(0).leftStasis(1).destroyed(1, leg == 1 ? SILENT : CLEARED);
        call.bridgeDestroyed(1);

        assertThat(call.end().by()).isEqualTo(Party.NETWORK);
        assertThat(call.end().cause()).isEqualTo(HangupCause.CHANNEL_UNAVAILABLE);
        assertThat(call.end().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(call.call().legs().get(leg).causeSent()).isNull();
        assertThat(call.call().legs().get(other).causeSent()).isEqualTo(HangupCause.CHANNEL_UNAVAILABLE);
    }

    @Test
    void a_callee_whose_end_alone_tells_that_no_media_came_did_not_hang_up_either() {
        CallDriver call = connected();

        assertThat(call.destroyed(1, SILENT).commands()).containsExactly("hang up 0 with 44");
        call.leftStasis(0).bridgeDestroyed(1);

        assertThat(call.end().by()).isEqualTo(Party.NETWORK);
    }

    @Test
    void an_end_that_no_event_told_is_recorded_as_reconciled() {
        CallDriver call = connected();

        call.notFound(1).notFound(0).bridgeDestroyed(1);

        assertThat(call.end().source()).isEqualTo(EndSource.RECONCILED);
        assertThat(call.end().notBefore()).isNotNull();
    }

    @Test
    void a_callee_that_is_not_listed_any_more_ended_the_call_between_two_looks() {
        CallDriver call = connected().later(Duration.ofMinutes(2));

        assertThat(call.notFound(1).commands()).containsExactly("hang up 0 with 16");
        call.leftStasis(0).bridgeDestroyed(1);

        assertThat(call.end().by()).isEqualTo(Party.NETWORK);
        assertThat(call.end().source()).isEqualTo(EndSource.RECONCILED);
        assertThat(call.end().notBefore()).isEqualTo(CallDriver.START.plusSeconds(90));
        assertThat(call.call().times().of(new LegId(1)).ended()).isEqualTo(CallDriver.START.plusSeconds(120));
    }

    @Test
    void a_leg_that_is_replaced_in_the_bridge_keeps_the_call_and_its_old_channel_is_ended() {
        CallDriver call = connected();

        assertThat(call.replaced(0, "1700000000.9").commands()).contains("save Connected");
        call.forget();
        call.say(new CallSignal.LegSignal(
                CallDriver.A, new LegEvent.BridgeEntered(new ChannelId("1700000000.9"), CallDriver.START)));

        assertThat(call.commands()).containsExactly("hang up 0 with 16");
        assertThat(call.plan()).isInstanceOf(CallPlan.Connected.class);
        assertThat(call.call().caller().channel()).isEqualTo(new ChannelId("1700000000.9"));
    }

    @Test
    void an_attended_transfer_is_written_once_with_the_other_call() {
        CallDriver call = connected();

        assertThat(call.replaced(0, "1700000000.9", Replacement.ATTENDED_TRANSFER)
                        .commands())
                .containsExactly("bound 0", "save again");
        call.forget();

        assertThat(call.linked(0, OTHER_CALL).commands()).containsExactly("save Connected");
        assertThat(call.forget().linked(0, OTHER_CALL).commands()).isEmpty();
        assertThat(call.call().caller().replaced())
                .extracting(ReplacedChannel::replacement)
                .containsExactly(Replacement.ATTENDED_TRANSFER.linkedWith(OTHER_CALL));
    }

    @Test
    void an_attended_transfer_whose_other_call_is_known_is_written_at_once() {
        CallDriver call = connected();

        call.replaced(0, "1700000000.9", Replacement.ATTENDED_TRANSFER.linkedWith(OTHER_CALL));

        assertThat(call.commands()).containsExactly("bound 0", "save Connected");
    }

    @Test
    void an_attended_transfer_in_no_bridge_is_written_at_once_as_a_recovery_would_take_the_new_channel_for_a_caller() {
        CallDriver call = CallDriver.inFlow();

        call.replaced(0, "1700000000.9", Replacement.ATTENDED_TRANSFER);

        assertThat(call.commands()).containsExactly("save InFlow");
    }

    @Test
    void a_leg_that_is_taken_out_is_put_back_and_a_leg_that_is_taken_out_again_and_again_ends_the_call() {
        CallDriver call = connected();
        for (int time = 0; time < 6; time++) {
            assertThat(call.takenOut(1, 0).commands()).containsExactly("join 0");
            call.joined(1, 0);
        }

        assertThat(call.takenOut(1, 0).commands()).containsExactlyInAnyOrder("hang up 0 with 38", "hang up 1 with 38");
    }

    @Test
    void a_bridge_that_is_destroyed_is_replaced_under_another_id() {
        CallDriver call = connected();

        assertThat(call.bridgeDestroyed(1).commands()).containsExactly("create bridge 2", "save Connected");
        assertThat(call.bridgeCreated(2).commands()).containsExactly("join 0 1");
    }

    @Test
    void a_channel_that_was_redirected_out_of_the_application_ends_the_call_for_the_other() {
        CallDriver call = connected();

        assertThat(call.leftStasis(0).commands()).containsExactly("hang up 1 with 16");
    }

    @Test
    void a_call_whose_asterisk_is_lost_asks_nothing_of_it() {
        CallDriver call = connected();

        assertThat(call.serverLost().commands()).containsExactly("end ANSWERED");
        assertThat(call.end().source()).isEqualTo(EndSource.ASTERISK_LOST);
        assertThat(call.plan()).isInstanceOf(CallPlan.Released.class);
    }

    @Test
    void nothing_is_done_after_the_end() {
        CallDriver call = connected().serverLost().forget();

        call.answers(0).destroyed(1, CLEARED).bridgeDestroyed(1).serverLost();
        call.store(new StoreEvent.SaveFailed()).timer(new PlanTimer.SaveAgain());
        call.flow(new FlowEvent.Notes("n", "v")).flow(new FlowEvent.Returned(true));

        assertThat(call.commands()).isEmpty();
    }

    @Test
    void a_session_that_the_store_did_not_take_is_written_again() {
        CallDriver call = connected();

        assertThat(call.store(new StoreEvent.SaveFailed()).commands()).containsExactly("save again");
        assertThat(call.timer(new PlanTimer.SaveAgain()).commands()).containsExactly("save Connected");
    }

    @Test
    void a_caller_that_cannot_be_answered_ends_the_call() {
        CallDriver call = CallDriver.hunting(ONE)
                .created(1)
                .bridgeCreated(1)
                .entered(1)
                .joined(1, 0, 1)
                .answers(1)
                .forget();

        call.say(new CallSignal.LegSignal(
                        CallDriver.A,
                        new LegEvent.CommandFailed(
                                new LegCommand.Answer(CallDriver.CALLER), CommandFailure.REFUSED, CallDriver.START)))
                .legTimer(0, LegTimer.ANSWER_FAILED);

        assertThat(call.commands()).containsExactlyInAnyOrder("hang up 0 with 38", "hang up 1 with 38");
        call.leftStasis(0).destroyed(1, CLEARED).bridgeDestroyed(1);
        assertThat(call.end().disposition()).isEqualTo(Disposition.FAILED);
        assertThat(call.end().cause()).isEqualTo(HangupCause.FAILURE);
    }
}
