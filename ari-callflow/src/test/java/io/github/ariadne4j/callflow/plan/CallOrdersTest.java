package io.github.ariadne4j.callflow.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.LegVerb;
import io.github.ariadne4j.callflow.operation.Keys;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.snapshot.CallSnapshot;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallOrdersTest {
    private static final HuntPlan ONE = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final CallOrder HOLD_CALLEE = new CallOrder.Control(Party.CALLEE, new LegVerb.Hold());
    private static final CallOrder BEEP = new CallOrder.PlayTo(Party.CALLER, Play.of(Prompt.sound("beep")));

    static CallDriver connected() {
        return CallDriver.talking(ONE);
    }

    @Test
    void a_party_of_a_talk_is_held_and_listeners_hear_of_it_once_asterisk_has_taken_it() {
        CallDriver call = connected().ordered(HOLD_CALLEE);

        assertThat(call.commands()).containsExactly("Hold[]", "save Connected");
        assertThat(call.forget().operationEnded(true).commands())
                .containsExactly("answer the order done", "CALLEE held by APPLICATION");
        assertThat(call.call().operations()).extracting(OpenOperation::kind).containsExactly(OpenOperation.Kind.SOUND);
    }

    @Test
    void an_order_that_asterisk_refuses_is_answered_and_tells_no_listener() {
        CallDriver call = connected().ordered(HOLD_CALLEE).forget();

        assertThat(call.operationEnded(false).commands()).containsExactly("answer the order failed");
    }

    @Test
    void a_party_that_is_not_there_is_none_to_give_orders_to() {
        CallDriver call = CallDriver.inFlow().ordered(HOLD_CALLEE);

        assertThat(call.commands()).containsExactly("answer the order absent");
    }

    @Test
    void a_call_that_rings_has_a_caller_and_no_callee() {
        CallDriver call = CallDriver.hunting(ONE)
                .created(1)
                .bridgeCreated(1)
                .entered(1)
                .rings(1)
                .forget();

        assertThat(call.ordered(HOLD_CALLEE).commands()).containsExactly("answer the order absent");
        assertThat(call.ordered(new CallOrder.Control(Party.CALLER, new LegVerb.Mute(MuteDirection.IN)))
                        .commands())
                .containsExactly("Mute[direction=IN]");
    }

    @Test
    void a_call_that_ends_takes_no_orders() {
        CallDriver releasing = connected().asksToHangUp(0, CallDriver.CLEARED).forget();
        CallDriver released = connected().serverLost().forget();

        assertThat(releasing.ordered(HOLD_CALLEE).commands()).containsExactly("answer the order callover");
        assertThat(released.ordered(HOLD_CALLEE).commands()).containsExactly("answer the order callover");
    }

    @Test
    void a_flow_gives_the_same_orders() {
        CallDriver call = CallDriver.inFlow()
                .flow(new FlowEvent.Asks(
                        new FlowVerb.Orders(new CallOrder.Control(Party.CALLER, new LegVerb.SendKeys(new Keys("12#")))),
                        new RequestId(1)));

        assertThat(call.commands()).containsExactly("bound 0", "SendKeys[keys=3 keys]");
        assertThat(call.operationEnded(true).commands()).containsExactly("answer the flow done");
    }

    @Test
    void a_playback_for_one_party_is_written_and_a_flow_that_is_resumed_does_not_lose_its_order() {
        CallDriver call = CallDriver.inFlow().ordered(BEEP);

        assertThat(call.commands()).containsExactly("play sound:beep", "save InFlow");
        CallDriver recovered = call.recovered(call.found(Map.of(0, ChannelState.UP)));
        assertThat(recovered.commands()).contains("stop playback");
        assertThat(recovered.call().operations()).isEmpty();
    }

    @Test
    void what_is_over_at_once_is_not_written() {
        CallDriver call = connected().ordered(HOLD_CALLEE);

        assertThat(CallSnapshot.write(call.call())).doesNotContain("HOLD");
    }

    @Test
    void a_telephone_that_holds_has_the_other_party_on_hold() {
        assertThat(connected().held(0, true).commands()).containsExactly("CALLEE held by CALLER");
        assertThat(connected().held(1, false).commands()).containsExactly("CALLER taken back by CALLEE");
    }

    @Test
    void orders_name_a_party_with_a_leg_and_keys_that_exist() {
        assertThatThrownBy(() -> new CallOrder.Control(Party.NETWORK, new LegVerb.Hold()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NETWORK");
        assertThatThrownBy(() -> new LegVerb.SendKeys(new Keys("12x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("12x");
        assertThatThrownBy(() -> new LegVerb.StartMusic("../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
