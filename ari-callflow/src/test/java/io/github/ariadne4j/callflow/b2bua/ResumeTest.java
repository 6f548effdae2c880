package io.github.ariadne4j.callflow.b2bua;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flow resumes a call that an earlier instance of the application left. */
class ResumeTest {
    private static final DialTarget TARGET = DialTarget.pjsip("my-peer", "331");

    private final List<Object> asked = new ArrayList<>();

    @Test
    void the_b2bua_routes_again() {
        // When
        new DialAndBridge(call -> TARGET).resume(call());

        // Then
        assertThat(asked).containsExactly("dialAndBridge", TARGET);
    }

    @Test
    void a_flow_that_does_not_say_hangs_up_as_a_temporary_failure() {
        // Given
        CallFlow flow = Call::answer;

        // When
        flow.resume(call());

        // Then
        assertThat(asked).containsExactly("hangUp", HangupCause.TEMPORARY_FAILURE);
    }

    private Call call() {
        ChannelId channel = new ChannelId("1700000000.1");
        IncomingCall incoming = new IncomingCall(
                CallId.of("02:fc:00:00:00:01", channel, Instant.EPOCH),
                channel,
                new CallerId("", "1000"),
                "331",
                "from-carrier",
                "",
                "carrier",
                List.of());
        return (Call) Proxy.newProxyInstance(
                Call.class.getClassLoader(), new Class<?>[] {Call.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("incoming")) {
                        return incoming;
                    }
                    if (method.getName().equals("dialled")) {
                        return incoming.dialled();
                    }
                    asked.add(method.getName());
                    asked.add(arguments[0]);
                    return null;
                });
    }
}
