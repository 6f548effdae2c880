package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A playback or a hunt whose end was reported by no event, or that was in progress when the engine ended. */
class LostPlaybackTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Prompt WELCOME = Prompt.sound("welcome");

    @Test
    void a_playback_whose_end_no_event_told_is_over_at_the_next_look() throws Exception {
        // Given
        CompletableFuture<PlayOutcome> played = new CompletableFuture<>();
        asterisk.faults().onEvent("PlaybackFinished").drop();
        asterisk.sounds().on("sound:welcome", SHORT);
        CallEngine engine = started(engine(call -> {
                    call.answer();
                    played.complete(call.play(WELCOME));
                    call.hangUp(HangupCause.NORMAL_CLEARING);
                })
                .settings(settings().withLookEvery(Duration.ofMillis(100))));

        // When
        asterisk.call("1000").dialling("100").place().awaitEnded();

        // Then
        assertThat(played.get(10, TimeUnit.SECONDS)).isEqualTo(new PlayOutcome.Finished());
        theOnlyRecord(engine);
    }

    @Test
    void a_playback_that_goes_on_is_waited_for_over_many_looks() throws Exception {
        // Given
        CompletableFuture<PlayOutcome> played = new CompletableFuture<>();
        asterisk.sounds().on("sound:welcome", Duration.ofSeconds(1));
        CallEngine engine = started(engine(call -> {
                    played.complete(call.play(WELCOME));
                    call.hangUp(HangupCause.NORMAL_CLEARING);
                })
                .settings(settings().withLookEvery(Duration.ofMillis(100))));
        SimulatedCall call = asterisk.call("1000").dialling("100").place();
        asterisk.requestLog().await(Operation.PLAY_WITH_ID, 1, PATIENCE);

        // When
        asterisk.requestLog().await(Operation.GET_PLAYBACK, 3, PATIENCE);

        // Then
        assertThat(played).isNotDone();
        call.awaitEnded();
        assertThat(played.get(10, TimeUnit.SECONDS)).isEqualTo(new PlayOutcome.Finished());
        theOnlyRecord(engine);
    }

    /** Answers, plays and dials, as the example in the documentation of flows. */
    private static final class Announcing implements CallFlow {
        @Override
        public void run(Call call) {
            call.answer();
            call.play(WELCOME);
            call.dialAndBridge(DialTarget.pjsip("peer", "3314"));
        }

        @Override
        public void resume(Call call) {
            run(call);
        }
    }

    @Test
    void a_restart_during_an_announcement_stops_it_and_the_flow_begins_again() throws Exception {
        // Given
        asterisk.sounds().on("sound:welcome", Duration.ofHours(1));
        asterisk.callees().on("3314", CalleeScript.ringsThenAnswers(SHORT));
        CallEngine first = started(engine(new Announcing()));
        SimulatedCall call = asterisk.call("1000").dialling("100").place();
        asterisk.requestLog().await(Operation.PLAY_WITH_ID, 1, PATIENCE);
        first.close();
        ari.close();

        // When
        asterisk.sounds().on("sound:welcome", SHORT);
        CallEngine second = started(engineOn(patientClient(), new Announcing()));

        // Then
        SimulatedCallee callee = asterisk.awaitDialled("3314");
        call.awaitBridged();
        assertThat(call.isBridgedWith(callee)).isTrue();
        call.hangUp();
        assertThat(theOnlyRecord(second).disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void a_restart_while_the_first_target_rings_finishes_the_hunt() throws Exception {
        // Given
        asterisk.callees().on("3311", CalleeScript.ringsForever()).on("3314", CalleeScript.ringsThenAnswers(SHORT));
        HuntPlan route = Route.inOrder(List.of(
                DialTarget.pjsip("peer", "3311").ringFor(Duration.ofSeconds(1)), DialTarget.pjsip("peer", "3314")));
        CallEngine first = started(engine(new DialAndBridge(call -> route)));
        SimulatedCall call = asterisk.call("1000").dialling("100").place().awaitSignal(180);
        first.close();
        ari.close();

        // When
        CallEngine second = started(engineOn(patientClient(), new DialAndBridge(incoming -> route)));

        // Then
        call.awaitAnswered().hangUp();
        assertThat(theOnlyRecord(second).parties().routed()).isEqualTo("PJSIP/3314@peer");
        assertThat(asterisk.requestLog().count(Operation.DIAL)).isEqualTo(2);
    }
}
