package com.example.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.CallHandle;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.testkit.CallEngineExtension;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsentedRecordingTest {
    @RegisterExtension
    private final CallEngineExtension box = new CallEngineExtension(engine ->
            engine.flow(new ConsentedRecording(Prompt.sound("notice"), DialTarget.endpoint("desk"), this::handle)));

    private CallHandle handle(CallId id) {
        return box.engine().handle(id);
    }

    private void awaitRequest(Operation operation) {
        box.asterisk().requestLog().await(operation, 1, Duration.ofSeconds(5));
    }

    @Test
    void with_consent_the_talk_is_recorded_and_star_pauses_it() {
        SimulatedCall call = box.asterisk().call("1000").place().awaitHears("sound:notice");
        call.press("1");
        box.events().nextConnected();
        call.press("*");
        awaitRequest(Operation.PAUSE_RECORDING);
        box.events().nextConnected();
        call.press("*");
        awaitRequest(Operation.UNPAUSE_RECORDING);

        call.hangUp();
        Map<String, String> custom = box.cdrs().awaitOne().custom();
        assertThat(custom).containsEntry("consent", "given");
        assertThat(custom.get("recordings")).endsWith("consented");
    }

    @Test
    void without_consent_there_is_no_recording() {
        SimulatedCall call = box.asterisk().call("1000").place().awaitHears("sound:notice");
        call.press("2");
        box.events().nextConnected();
        call.hangUp();
        assertThat(box.cdrs().awaitOne().custom()).isEqualTo(Map.of("consent", "not given"));
        assertThat(box.asterisk().requestLog().count(Operation.RECORD_BRIDGE)).isZero();
    }
}
