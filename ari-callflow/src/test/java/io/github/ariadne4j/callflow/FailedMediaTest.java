package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A misspelt or missing sound: the flow gets the failure, and the log has the name. */
class FailedMediaTest extends EngineOnSimulator {
    @RegisterExtension
    final LogBook log = new LogBook();

    @Test
    void a_sound_that_does_not_exist_is_not_played_and_said_once() throws Exception {
        // Given
        CompletableFuture<List<PlayOutcome>> played = new CompletableFuture<>();
        asterisk.sounds().missing("sound:no-such-file");
        CallEngine engine = started(engine(call -> {
            List<PlayOutcome> outcomes = new ArrayList<>();
            outcomes.add(call.play(Prompt.sound("welcome")));
            outcomes.add(call.play(Prompt.sound("no-such-file")));
            outcomes.add(call.play(Prompt.sound("no-such-file")));
            played.complete(outcomes);
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        PlayOutcome failed = new PlayOutcome.Failed(List.of(Prompt.sound("no-such-file")));
        assertThat(played.get(10, TimeUnit.SECONDS)).containsExactly(new PlayOutcome.Finished(), failed, failed);
        assertThat(log.complaintsWith("was not played"))
                .singleElement()
                .asString()
                .contains("sound:no-such-file");
        theOnlyRecord(engine);
    }

    @Test
    void a_recording_that_does_not_exist_is_told_at_once_and_said() throws Exception {
        // Given
        CompletableFuture<PlayOutcome> played = new CompletableFuture<>();
        CallEngine engine = started(engine(call -> {
            played.complete(call.play(Prompt.sound("welcome"), Prompt.recording("gone")));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // When
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(played.get(10, TimeUnit.SECONDS))
                .isEqualTo(new PlayOutcome.Failed(List.of(Prompt.sound("welcome"), Prompt.recording("gone"))));
        assertThat(call.heard()).isEmpty();
        assertThat(log.complaintsWith("was not played"))
                .singleElement()
                .asString()
                .contains("recording:gone");
        theOnlyRecord(engine);
    }

    @Test
    void a_caller_who_hangs_up_during_a_sound_is_no_fault_of_the_sound() throws Exception {
        // Given
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        asterisk.sounds().on("sound:welcome", Duration.ofMinutes(1));
        CallFlow welcomes = call -> {
            try {
                call.play(Prompt.sound("welcome"));
            } catch (CallEndedException e) {
                thrown.complete(e);
                throw e;
            }
        };
        CallEngine engine = started(engine(welcomes));
        SimulatedCall call = asterisk.call("1000").dialling("100").place();
        asterisk.requestLog().await(Operation.PLAY_WITH_ID, 1, PATIENCE);

        // When
        call.cancel();

        // Then
        assertThat(thrown.get(10, TimeUnit.SECONDS)).isNotNull();
        theOnlyRecord(engine);
        assertThat(log.complaintsWith("was not played")).isEmpty();
    }

    @Test
    void an_endpoint_that_does_not_exist_is_said_once_whatever_number_it_is_dialled_with() throws Exception {
        // Given
        CompletableFuture<DialOutcome> dialled = new CompletableFuture<>();
        asterisk.callees().on("33*", CalleeScript.unknownEndpoint());
        CallEngine engine = started(engine(call -> {
            call.dial(DialTarget.pjsip("nowhere", "3314"));
            dialled.complete(call.dial(DialTarget.pjsip("nowhere", "3315")));
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(dialled.get(10, TimeUnit.SECONDS)).isInstanceOf(DialOutcome.Unreachable.class);
        assertThat(log.complaintsWith("cannot be dialled"))
                .singleElement()
                .asString()
                .contains("PJSIP/nowhere");
        theOnlyRecord(engine);
    }
}
