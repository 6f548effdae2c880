package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WelcomeFlowTest {
    @RegisterExtension
    private final CallEngineExtension box =
            new CallEngineExtension(engine -> engine.flow(new WelcomeFlow(DialTarget.endpoint("desk"))));

    @Test
    void a_caller_is_welcomed_and_connected() {
        SimulatedCall call = box.asterisk().call("1000").place().awaitHears("sound:hello-world");

        box.events().nextConnected();
        call.hangUp();

        assertThat(box.cdrs().awaitOne().disposition()).isEqualTo(Disposition.ANSWERED);
        box.asterisk().awaitQuiet();
    }

    @Test
    void a_caller_hears_that_the_telephone_is_busy() {
        box.asterisk().callees().on("desk", CalleeScript.busy());

        SimulatedCall call = box.asterisk().call("1000").place().awaitHears("sound:vm-nobodyavail");

        assertThat(call.awaitEnded().hangupCause()).isEqualTo(17);
    }
}
