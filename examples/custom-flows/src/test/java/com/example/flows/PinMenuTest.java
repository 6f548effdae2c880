package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.callflow.testkit.EveryKill;
import io.github.ariadne4j.testkit.SimulatedCall;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PinMenuTest {
    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(
            engine -> engine.flow(new PinMenu(Map.of("1234", 3), DialTarget.endpoint("operator"))));

    @Test
    void the_second_pin_is_right_and_key_1_tells_how_many_messages_there_are() {
        SimulatedCall call = box.asterisk().call("1000").place();

        call.awaitHears("sound:vm-password").press("9999");
        call.awaitHears("sound:vm-incorrect").press("1234");
        call.awaitHears("sound:vm-press").press("1");

        call.awaitHears("number:3").awaitEnded();
        assertThat(box.cdrs().awaitOne().custom()).containsEntry("pin", "accepted");
    }

    @Test
    void three_wrong_pins_end_the_call() {
        SimulatedCall call = box.asterisk().call("1000").place().awaitHears("sound:vm-password");

        call.press("111122223333");

        assertThat(call.awaitHears("sound:vm-goodbye").awaitEnded().hangupCause())
                .isEqualTo(21);
    }

    @Test
    void a_menu_whose_application_ends_at_any_of_its_requests_tells_how_many_messages_there_are() {
        PinMenu menu = new PinMenu(Map.of("1234", 3), DialTarget.endpoint("operator"));

        int kills = EveryKill.of(DurableFlow.of("menu", 1, menu))
                .pressing("sound:vm-password", "1234")
                .pressing("sound:vm-for", "1")
                .check();

        assertThat(kills).isGreaterThan(8);
    }
}
