package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.record.AriRecorder;
import io.github.ariadne4j.testkit.record.Masking;
import io.github.ariadne4j.testkit.replay.AriReplay;
import io.github.ariadne4j.testkit.replay.ReplayReport;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.time.ManualTimers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A recording of a call drives the engine: it sends the recorded commands, and writes the same CDR. */
class RecordedCallTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    /** Time stands still during a call, so that no comparison with Asterisk occurs: a recording does not have its answers. */
    private final ManualTimers time = new ManualTimers(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    static List<Masking> maskings() {
        return List.of(Masking.secretsOnly(), Masking.numbers());
    }

    @ParameterizedTest
    @MethodSource("maskings")
    void answered_call_is_replayed(Masking masking) throws Exception {
        // Given
        Path file = folder.resolve("call.jsonl");
        ASTERISK.simulator().callees().on("331234567890", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        CallDetailRecord recorded =
                record(file, masking, call -> call.awaitAnswered().hangUp());

        // When
        CallDetailRecord replayed = replay(file);

        // Then
        assertThat(replayed.disposition()).isEqualTo(recorded.disposition());
        assertThat(replayed.end()).isEqualTo(recorded.end());
        if (masking.equals(Masking.numbers())) {
            assertThat(Files.readString(file)).doesNotContain("331234567890", "491701234567");
        }
    }

    @ParameterizedTest
    @MethodSource("maskings")
    void busy_callee_is_replayed(Masking masking) throws Exception {
        // Given
        Path file = folder.resolve("call.jsonl");
        ASTERISK.simulator().callees().on("331234567890", CalleeScript.busy());
        CallDetailRecord recorded = record(file, masking, SimulatedCall::awaitEnded);

        // When
        CallDetailRecord replayed = replay(file);

        // Then
        assertThat(replayed.disposition()).isEqualTo(recorded.disposition());
        assertThat(replayed.end()).isEqualTo(recorded.end());
    }

    private CallDetailRecord record(Path file, Masking masking, Caller caller) throws Exception {
        AriSimulator asterisk = ASTERISK.simulator();
        RecordingCdrSink cdrs = new RecordingCdrSink();
        try (AriRecorder recorder = AriRecorder.start(asterisk.uri(), file, masking);
                AriClient ari = connect(recorder.uri(), asterisk.username(), asterisk.password());
                CallEngine engine = engine(ari, cdrs)) {
            asterisk.awaitApplication("b2bua");
            caller.lives(asterisk.call("491701234567").dialling("331234567890").place());
            asterisk.awaitQuiet();
            awaitIdle(engine);
        }
        return theOnly(cdrs);
    }

    private CallDetailRecord replay(Path file) throws Exception {
        RecordingCdrSink cdrs = new RecordingCdrSink();
        try (AriReplay replay = AriReplay.of(file);
                AriClient ari = connect(replay.uri(), "any", "login");
                CallEngine engine = engine(ari, cdrs)) {
            ReplayReport report = replay.awaitEnd(PATIENCE);
            assertThat(report.hasTheSameCommands()).as(report.toString()).isTrue();
            awaitIdle(engine);
        }
        return theOnly(cdrs);
    }

    private void awaitIdle(CallEngine engine) {
        await().until(() -> {
            time.advance(Duration.ofMillis(20));
            return engine.awaitIdle(Duration.ofMillis(10));
        });
    }

    private static AriClient connect(URI asterisk, String username, String password) {
        return AriClient.connect(AriSettings.of(asterisk, new Credentials(username, password), "b2bua"));
    }

    private CallEngine engine(AriClient ari, RecordingCdrSink cdrs) {
        return CallEngine.builder(ari)
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .cdrs(cdrs)
                .timers(time.scheduler())
                .start();
    }

    private static CallDetailRecord theOnly(RecordingCdrSink cdrs) {
        assertThat(cdrs.records()).hasSize(1);
        return cdrs.records().get(0);
    }

    /** The actions of the caller of a recorded call. */
    private interface Caller {
        void lives(SimulatedCall call);
    }
}
