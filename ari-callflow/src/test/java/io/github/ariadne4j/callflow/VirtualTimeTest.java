package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.time.ManualTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Engine and simulator on one clock that a test advances. */
class VirtualTimeTest {
    private static final Duration STEP = Duration.ofMillis(50);

    private final ManualTimers time = new ManualTimers(Instant.parse("2026-01-01T00:00:00Z"));
    private final RecordingCdrSink cdrs = new RecordingCdrSink();

    /** Advances in steps that let both sides react to one another. */
    private void advanceUntil(Callable<Boolean> condition) {
        await().atMost(EngineOnSimulator.PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    time.advance(STEP);
                    return condition.call();
                });
    }

    @Test
    void a_call_of_twenty_four_and_a_half_virtual_seconds_has_a_record_that_says_so() throws InterruptedException {
        try (AriSimulator asterisk =
                        AriSimulator.start(SimulatorSettings.defaults().withTimers(() -> time));
                AriClient ari = AriClient.connect(AriSettings.of(
                        asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua"));
                CallEngine engine = CallEngine.builder(ari)
                        .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                        .cdrs(cdrs)
                        .clock(time.clock())
                        .timers(time.scheduler())
                        .start()) {
            asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(STEP, Duration.ofMillis(24_500)));
            SimulatedCall call = asterisk.call("1000").dialling("3314").place();
            advanceUntil(call::isAnswered);

            advanceUntil(call::isEnded);

            assertThat(engine.awaitIdle(Duration.ofSeconds(10))).isTrue();
            assertThat(cdrs.records()).singleElement().satisfies(cdr -> {
                assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
                assertThat(cdr.billable()).isBetween(Duration.ofMillis(24_500), Duration.ofMillis(24_700));
            });
        }
    }

    @Test
    void a_callee_who_does_not_answer_is_given_up_when_the_virtual_ring_time_is_over() throws InterruptedException {
        try (AriSimulator asterisk =
                        AriSimulator.start(SimulatorSettings.defaults().withTimers(() -> time));
                AriClient ari = AriClient.connect(AriSettings.of(
                        asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua"));
                CallEngine engine = CallEngine.builder(ari)
                        .flow(new DialAndBridge(
                                call -> DialTarget.pjsip("peer", call.dialled()).ringFor(Duration.ofSeconds(30))))
                        .cdrs(cdrs)
                        .clock(time.clock())
                        .timers(time.scheduler())
                        .start()) {
            asterisk.callees().on("3314", CalleeScript.ringsForever());
            SimulatedCall call = asterisk.call("1000").dialling("3314").place();
            advanceUntil(() -> call.signals().contains(180));

            advanceUntil(call::isEnded);

            assertThat(engine.awaitIdle(Duration.ofSeconds(10))).isTrue();
            assertThat(cdrs.records()).singleElement().satisfies(cdr -> {
                assertThat(cdr.disposition()).isEqualTo(Disposition.NO_ANSWER);
                assertThat(cdr.timeline().duration()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
            });
        }
    }

    /** Asterisk may miss the end of music of a channel in a bridge. */
    @Test
    void a_caller_is_added_to_a_bridge_once_its_music_has_stopped() {
        try (AriSimulator asterisk =
                        AriSimulator.start(SimulatorSettings.defaults().withTimers(() -> time));
                AriClient ari = AriClient.connect(AriSettings.of(
                                asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua")
                        .withTransport(RestTransport.HTTP));
                CallEngine engine = CallEngine.builder(ari)
                        .flow(VirtualTimeTest::joinAfterMusic)
                        .cdrs(cdrs)
                        .clock(time.clock())
                        .timers(time.scheduler())
                        .start()) {
            // Given
            asterisk.faults().on(Operation.STOP_MOH).once().delayReply(Duration.ofMillis(500));
            SimulatedCall call = asterisk.call("1000").dialling("music").place();
            advanceUntil(() -> asterisk.requestLog().count(Operation.STOP_MOH) == 1);

            // When
            SimulatedCall later = asterisk.call("1001").dialling("no music").place();
            asterisk.requestLog().await(Operation.ADD_CHANNEL, 1, Duration.ofSeconds(10));

            // Then
            assertThat(added(asterisk)).containsExactly(later.channelId());
            advanceUntil(() -> asterisk.requestLog().count(Operation.ADD_CHANNEL) == 2);
            assertThat(added(asterisk)).containsExactly(later.channelId(), call.channelId());
            call.hangUp();
            later.hangUp();
            advanceUntil(() -> engine.activeCalls() == 0);
        }
    }

    private static void joinAfterMusic(Call call) {
        call.answer();
        if ("music".equals(call.dialled())) {
            call.pause(Pause.of(STEP).withMusic("default"));
        }
        call.join(Room.named("board"));
    }

    private static List<String> added(AriSimulator asterisk) {
        return asterisk.requestLog().requests(Operation.ADD_CHANNEL).stream()
                .map(request -> request.parameter("channel"))
                .toList();
    }
}
