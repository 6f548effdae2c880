package io.github.ariadne4j.callflow.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.Supervising;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SupervisionsTest {
    private static final DialTarget DESK = DialTarget.pjsip("desk", "500");

    private final CallDriver call = CallOrdersTest.connected();

    private CallDriver supervised(Supervising how) {
        return call.ordered(new CallOrder.Supervise(DESK, how, Party.CALLEE));
    }

    private CallDriver joined() {
        return supervised(Supervising.WHISPER)
                .entered(2)
                .answers(2)
                .entered(3)
                .supervisionCreated(2)
                .supervisionJoined(2, 2, 3);
    }

    @Test
    void a_supervisor_is_dialled_and_joined_with_a_leg_that_listens_in_a_bridge_of_their_own() {
        assertThat(supervised(Supervising.WHISPER).commands())
                .containsExactly("create 2 PJSIP/500@desk", "save Connected");
        assertThat(call.entered(2).commands()).containsExactly("dial 2 for 30");
        assertThat(call.answers(2).commands()).containsExactly("snoop 3 both out", "save Connected");
        assertThat(call.entered(3).commands()).containsExactly("create bridge 2", "save Connected");
        assertThat(call.supervisionCreated(2).commands()).containsExactly("join 2 3");
        assertThat(call.supervisionJoined(2, 2, 3).commands()).containsExactly("answer the order done");
        assertThat(call.call().openBridge().key().number()).isEqualTo(1);
    }

    @Test
    void who_listens_is_not_heard_and_who_barges_in_is_heard_by_both() {
        assertThat(supervised(Supervising.LISTEN).entered(2).answers(2).commands())
                .contains("snoop 3 both none");
        assertThat(supervised(Supervising.BARGE).entered(4).answers(4).commands())
                .contains("snoop 5 both both");
    }

    @Test
    void a_supervisor_who_hangs_up_leaves_the_talk_alone() {
        joined().forget();

        call.asksToHangUp(2, CallDriver.CLEARED);

        assertThat(call.commands()).containsExactly("hang up 3 with 16");
        assertThat(call.destroyed(2, CallDriver.CLEARED).commands()).isEmpty();
        assertThat(call.destroyed(3, CallDriver.CLEARED).commands()).containsExactly("destroy bridge 2");
        assertThat(call.plan()).isInstanceOf(CallPlan.Connected.class);
    }

    @Test
    void a_supervisor_who_does_not_answer_is_told_and_leaves_the_talk_alone() {
        supervised(Supervising.LISTEN).entered(2).forget();

        call.destroyed(2, CallDriver.BUSY);

        assertThat(call.commands()).containsExactly("answer the order refused");
        assertThat(call.call().operations()).isEmpty();
        assertThat(call.plan()).isInstanceOf(CallPlan.Connected.class);
    }

    @Test
    void the_end_of_the_call_ends_the_supervisor_too() {
        joined().forget();

        call.asksToHangUp(0, CallDriver.CLEARED);

        assertThat(call.commands()).contains("hang up 1 with 16", "hang up 2 with 16", "hang up 3 with 16");
        call.destroyed(1, CallDriver.CLEARED)
                .destroyed(2, CallDriver.CLEARED)
                .destroyed(3, CallDriver.CLEARED)
                .leftStasis(0);
        assertThat(call.commands()).contains("destroy bridge 1", "destroy bridge 2");
        assertThat(call.bridgeDestroyed(1).supervisionDestroyed(2).commands()).containsExactly("end ANSWERED");
    }

    @Test
    void a_recovery_goes_on_where_the_supervisor_was() {
        supervised(Supervising.BARGE).entered(2);

        CallDriver recovered =
                call.recovered(call.found(Map.of(0, ChannelState.UP, 1, ChannelState.UP, 2, ChannelState.UP), 0, 1));

        assertThat(recovered.commands()).contains("snoop 3 both both").noneMatch(command -> command.startsWith("hang"));
        assertThat(recovered.call().leg(new LegId(2)).role()).isEqualTo(LegRole.SUPERVISOR);
    }

    @Test
    void a_supervisor_is_one_telephone() {
        assertThatThrownBy(() ->
                        new CallOrder.Supervise(DialTarget.everyContactOf("desk"), Supervising.LISTEN, Party.CALLER))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
