package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
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
}
