package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvitedConferenceTest {
    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flows(new InvitedConference(
            dialled -> List.of(DialTarget.endpoint("anna"), DialTarget.endpoint("boris")),
            this::originate,
            this::handle)));

    private OriginatedCall originate(Originate request) {
        return box.engine().originate(request);
    }

    private CallHandle handle(CallId id) {
        return box.engine().handle(id);
    }

    @Test
    void a_guest_who_presses_1_is_in_the_conference_until_the_host_leaves() {
        SimulatedCall host = box.asterisk().call("8000").place();
        SimulatedCallee anna = box.asterisk().awaitDialled("anna");
        SimulatedCallee boris = box.asterisk().awaitDialled("boris");
        anna.answers();
        anna.awaitHears("sound:vm-press").presses("1");

        assertThat(host.awaitBridged().isBridgedWith(anna)).isTrue();
        host.hangUp();

        anna.awaitEnded();
        boris.awaitEnded();
        assertThat(box.cdrs().await(3))
                .extracting(cdr -> cdr.custom().containsKey("room"))
                .containsExactlyInAnyOrder(true, true, false);
    }
}
