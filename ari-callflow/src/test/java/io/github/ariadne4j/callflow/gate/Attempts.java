package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import java.util.List;
import java.util.UUID;

/** New calls as the input of gates. */
final class Attempts {
    private Attempts() {}

    static CallAttempt dialling(String number) {
        return new CallAttempt(call(number), 0);
    }

    static IncomingCall call(String number) {
        return new IncomingCall(
                new CallId(UUID.randomUUID()),
                new ChannelId("1700000000.1"),
                new CallerId("", "100"),
                number,
                "from-trunk",
                "",
                "carrier-in",
                List.of());
    }
}
