package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.callflow.testkit.EveryKill;
import io.github.ariadne4j.callflow.testkit.ScriptedTelephone;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvitedConferenceTest {
    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flows(
            new InvitedConference(dialled -> List.of("anna", "boris"), DialTarget::endpoint, this::handle)));

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

    @Test
    void a_conference_whose_application_ends_at_any_of_its_requests_ends_with_its_host() {
        int kills = EveryKill.of((engine, started) -> engine.flows(new InvitedConference(
                        dialled -> List.of("anna"),
                        name -> DialTarget.endpoint(name).ringFor(Duration.ofSeconds(1)),
                        id -> started.get().handle(id))))
                .calledBy(ScriptedTelephone.of("8000")
                        .pressingInTalkWith("anna", "#")
                        .hangingUpIfAloneAfter(Duration.ofSeconds(6)))
                .with(ScriptedTelephone.of("anna").pressing("sound:digits/1", "1"))
                .lostDialEndsAs(Disposition.ANSWERED)
                .check();

        assertThat(kills).isGreaterThan(20);
    }
}
