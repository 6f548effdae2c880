package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.callflow.testkit.EveryKill;
import io.github.ariadne4j.callflow.testkit.ScriptedTelephone;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallScreeningTest {
    private static final CallScreening SCREENING =
            new CallScreening(List.of(DialTarget.endpoint("desk"), DialTarget.endpoint("mobile")));

    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine -> engine.flow(SCREENING));

    @Test
    void a_telephone_that_declines_is_followed_by_the_next_one() {
        SimulatedCall call = box.asterisk().call("1000").place();
        SimulatedCallee desk = box.asterisk().awaitDialled("desk").awaitHears("sound:screen-callee-options");

        desk.presses("22");

        SimulatedCallee mobile = box.asterisk().awaitDialled("mobile").awaitHears("sound:screen-callee-options");
        assertThat(call.isAnswered()).isFalse();
        mobile.presses("1");
        call.awaitAnswered().awaitBridged();
        assertThat(call.isBridgedWith(mobile)).isTrue();
    }

    @Test
    void a_screening_whose_application_ends_at_any_of_its_requests_connects_the_telephone_that_accepts() {
        int kills = EveryKill.of(DurableFlow.of("screening", 1, SCREENING))
                .with(
                        ScriptedTelephone.of("desk").pressing("sound:screen-callee-options", "2"),
                        ScriptedTelephone.of("mobile")
                                .pressing("sound:screen-callee-options", "1")
                                .hangingUpInTalkWith("1000"))
                .lostDialEndsAs(Disposition.ANSWERED, Disposition.REJECTED)
                .check();

        assertThat(kills).isGreaterThan(20);
    }
}
