package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The failure of a request that needs a missing module of Asterisk has the name of the module. */
class MissingModulesTest extends EngineOnSimulator {
    private static final String UNKNOWN = "Resource not found";

    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
    private final CompletableFuture<CallId> answered = new CompletableFuture<>();

    private Object outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private CallEngine engineOf(CallFlow flow) {
        return started(engine(flow).listener(new CallEngineListener() {
            @Override
            public void onAnswered(CallId call, Duration setUp) {
                answered.complete(call);
            }
        }));
    }

    private void refused(Consumer<Call> verb) throws Exception {
        CallEngine engine = engineOf(call -> {
            try {
                verb.accept(call);
            } catch (AriException e) {
                outcomes.add(e);
            }
            call.hangUp(HangupCause.NORMAL_CLEARING);
        });
        asterisk.call("1000").dialling("100").place().awaitEnded();
        theOnlyRecord(engine);
    }

    @Test
    void a_verb_that_asterisk_does_not_know_names_the_module_and_the_version() throws Exception {
        asterisk.faults().on(Operation.PLAY_WITH_ID).reply(404, UNKNOWN);

        refused(call -> call.play(Prompt.sound("beep")));

        assertThat(outcome())
                .isInstanceOfSatisfying(
                        AriException.class,
                        failure -> assertThat(failure)
                                .hasMessageContaining("Asterisk 20 or later, with res_ari_channels.so"));
    }

    @Test
    void progress_on_an_asterisk_that_is_too_old_for_it_names_the_version() throws Exception {
        asterisk.faults().on(Operation.PROGRESS).reply(404, UNKNOWN);

        refused(Call::progress);

        assertThat(outcome())
                .isInstanceOfSatisfying(
                        AriException.class,
                        failure -> assertThat(failure)
                                .hasMessageContaining("it needs Asterisk 20.16, 21.11, 22.6 or later"));
    }

    @Test
    void a_recording_in_a_format_that_is_not_loaded_names_its_module() throws Exception {
        asterisk.faults().on(Operation.RECORD).reply(422, "specified format is unknown on this system");

        refused(call -> outcomes.add(call.record(Recording.upTo(Duration.ofMinutes(1)))));

        assertThat(outcome().toString()).contains("it needs format_wav.so");
    }

    @Test
    void a_sound_of_an_http_address_that_is_not_played_names_the_module_that_fetches_it() throws Exception {
        asterisk.sounds().missing("sound:http://media.example/welcome.wav");

        refused(call -> outcomes.add(call.play(Prompt.sound(URI.create("http://media.example/welcome.wav")))));

        assertThat(outcome())
                .isInstanceOfSatisfying(
                        PlayOutcome.Failed.class,
                        failed -> assertThat(failed.why()).contains("res_http_media_cache.so"));
    }

    @Test
    void an_order_that_asterisk_does_not_know_names_the_module() throws Exception {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        CallEngine engine = engineOf(call -> call.dialAndBridge(DialTarget.pjsip("peer", "3314")));
        SimulatedCall caller = asterisk.call("1000").dialling("3314").place();
        CallHandle handle = engine.handle(answered.get(10, TimeUnit.SECONDS));
        asterisk.faults().on(Operation.HOLD).reply(404, UNKNOWN);
        asterisk.faults().on(Operation.RECORD_BRIDGE).reply(404, UNKNOWN);

        // When
        ControlOutcome held = handle.hold(Party.CALLER).toCompletableFuture().get(10, TimeUnit.SECONDS);
        TalkRecordOutcome recorded = handle.recordTalk(Recording.ofTalk(Duration.ofHours(1)), TalkTracks.MIXED)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        // Then
        assertThat(held.toString()).contains("Refused", "res_ari_channels.so");
        assertThat(recorded.toString()).contains("NotRecorded", "res_ari_bridges.so");
        caller.hangUp();
        theOnlyRecord(engine);
    }
}
