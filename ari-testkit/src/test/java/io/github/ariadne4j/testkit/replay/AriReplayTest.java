package io.github.ariadne4j.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.conformance.RawAri;
import io.github.ariadne4j.testkit.record.AriRecorder;
import io.github.ariadne4j.testkit.record.Masking;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.time.ManualTimers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AriReplayTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    static List<Masking> maskings() {
        return List.of(Masking.secretsOnly(), Masking.numbers(), Masking.numbersKeeping(2));
    }

    @ParameterizedTest
    @MethodSource("maskings")
    void application_sends_the_same_requests_to_its_record(Masking masking) {
        // Given
        Path record = recordOfACall(masking);

        // When
        try (AriReplay replay = AriReplay.of(record);
                TinyB2bua again = new TinyB2bua(replay.uri(), "any", "login")) {
            ReplayReport report = replay.awaitEnd(PATIENCE);

            // Then
            assertThat(report.hasTheSameCommands()).as(report.toString()).isTrue();
            assertThat(report.isInRecordedOrder()).as(report.toString()).isTrue();
            assertThat(report.came()).hasSize(7);
            await().until(() -> again.statuses().size() == 7);
            assertThat(again.statuses()).startsWith(200, 200, 200, 204, 204, 204);
        }
    }

    @Test
    void requests_on_the_event_socket_are_recorded_and_replayed() {
        // Given
        Path record = folder.resolve("socket.jsonl");
        AriSimulator asterisk = ASTERISK.simulator();
        try (AriRecorder recorder = AriRecorder.start(asterisk.uri(), record);
                RawAri ari = RawAri.connect(recorder.uri(), asterisk.username(), asterisk.password())) {
            assertThat(ari.askOnSocket("POST", "bridges/mine?type=mixing")).isEqualTo(200);
            assertThat(ari.askOnSocket("DELETE", "bridges/mine")).isEqualTo(204);
            assertThat(ari.askOnSocket("DELETE", "bridges/mine")).isEqualTo(404);
        }

        // When
        try (AriReplay replay = AriReplay.of(record);
                RawAri ari = RawAri.connect(replay.uri(), "any", "login")) {

            // Then
            assertThat(ari.askOnSocket("POST", "bridges/another?type=mixing")).isEqualTo(200);
            assertThat(ari.askOnSocket("DELETE", "bridges/another")).isEqualTo(204);
            assertThat(ari.ask("DELETE", "bridges/another"))
                    .as("by HTTP as well")
                    .isEqualTo(404);
            assertThat(replay.awaitEnd(PATIENCE).hasTheSameCommands()).isTrue();
        }
    }

    @Test
    void two_calls_at_once_are_told_apart_by_what_they_dial() {
        // Given
        Path record = folder.resolve("two.jsonl");
        AriSimulator asterisk = ASTERISK.simulator();
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        asterisk.callees().on("3315", CalleeScript.ringsForever());
        try (AriRecorder recorder = AriRecorder.start(asterisk.uri(), record);
                TinyB2bua b2bua = new TinyB2bua(recorder.uri(), asterisk.username(), asterisk.password())) {
            asterisk.awaitApplication("b2bua");
            SimulatedCall first = asterisk.call("1000").dialling("3314").place();
            SimulatedCall second = asterisk.call("1001").dialling("3315").place();
            first.awaitSignal(180);
            second.awaitSignal(180).cancel();
            first.cancel();
            asterisk.awaitQuiet();
            await().until(() -> b2bua.statuses().size() == 13);
        }

        // When
        try (AriReplay replay = AriReplay.of(record);
                TinyB2bua again = new TinyB2bua(replay.uri(), "any", "login")) {
            ReplayReport report = replay.awaitEnd(PATIENCE);

            // Then
            assertThat(report.hasTheSameCommands()).as(report.toString()).isTrue();
            await().until(() -> again.statuses().size() == 13);
        }
    }

    @Test
    void what_the_application_does_otherwise_is_refused_and_reported() throws Exception {
        // Given
        Path record = folder.resolve("record.jsonl");
        Files.writeString(record, """
                {"at":0,"kind":"start","format":1,"started":"2026-01-01T00:00:00Z","asterisk":"http://x"}
                {"at":1,"kind":"request","exchange":1,"way":"http","method":"POST","path":"/channels/a/answer"}
                {"at":2,"kind":"response","exchange":1,"status":204}
                {"at":3,"kind":"request","exchange":2,"way":"http","method":"DELETE","path":"/channels/a","query":{"reason":"busy"}}
                {"at":4,"kind":"response","exchange":2,"status":204}
                """);
        ReplaySettings settings = ReplaySettings.defaults().withPatience(Duration.ofMillis(50));

        // When
        try (AriReplay replay = AriReplay.of(record, settings)) {
            assertThat(ask(replay, "POST", "/channels/a/answer").statusCode()).isEqualTo(204);
            HttpResponse<String> other = ask(replay, "DELETE", "/channels/a?reason=normal");
            ReplayReport report = replay.awaitEnd(PATIENCE);

            // Then
            assertThat(other.statusCode()).isEqualTo(501);
            assertThat(other.body()).contains("request 2 of the record has reason=busy, not normal");
            assertThat(report.hasTheSameCommands()).isFalse();
            assertThat(report.missing())
                    .singleElement()
                    .satisfies(missing -> assertThat(missing.text()).isEqualTo("DELETE /channels/a?reason=busy"));
            assertThat(report.unexpected()).hasSize(1);
        }
    }

    /** Clients send it at their start, and a record of another version of them does not contain it. */
    @Test
    void the_question_whether_the_user_may_write_is_answered_and_no_news() throws Exception {
        // Given
        Path record = folder.resolve("record.jsonl");
        Files.writeString(record, """
                {"at":1,"kind":"request","exchange":1,"way":"http","method":"POST","path":"/channels/a/answer"}
                {"at":2,"kind":"response","exchange":1,"status":204}
                """);

        // When
        try (AriReplay replay = AriReplay.of(record)) {
            assertThat(ask(replay, "DELETE", "/asterisk/info").statusCode()).isEqualTo(405);
            assertThat(ask(replay, "POST", "/channels/a/answer").statusCode()).isEqualTo(204);

            // Then
            assertThat(replay.awaitEnd(PATIENCE).hasTheSameCommands()).isTrue();
        }
    }

    @Test
    void parameters_that_may_differ_are_named() throws Exception {
        // Given
        Path record = folder.resolve("record.jsonl");
        Files.writeString(record, """
                {"at":1,"kind":"request","exchange":1,"way":"http","method":"POST","path":"/channels/a/dial","query":{"timeout":"30"}}
                {"at":2,"kind":"response","exchange":1,"status":204}
                """);

        // When
        try (AriReplay replay = AriReplay.of(record, ReplaySettings.defaults().ignoring("timeout"))) {

            // Then
            assertThat(ask(replay, "POST", "/channels/a/dial?timeout=5").statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void pauses_of_the_record_are_kept_if_asked_for() {
        // Given
        Path record = recordOfACall(Masking.secretsOnly());
        ManualTimers time = new ManualTimers(Instant.parse("2026-01-01T00:00:00Z"));
        ReplaySettings settings = ReplaySettings.defaults().withRecordedPace();

        // When
        try (AriReplay replay = AriReplay.of(record, settings, time);
                TinyB2bua again = new TinyB2bua(replay.uri(), "any", "login")) {

            // Then
            assertThatThrownBy(() -> replay.awaitEnd(Duration.ofMillis(20)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("waits for line");
            await().until(() -> {
                time.advance(Duration.ofMillis(10));
                return replay.report().ended();
            });
            await().until(() -> again.statuses().size() == 7);
        }
    }

    private Path recordOfACall(Masking masking) {
        Path record = folder.resolve("call.jsonl");
        AriSimulator asterisk = ASTERISK.simulator();
        asterisk.callees().on("331234567890", CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
        try (AriRecorder recorder = AriRecorder.start(asterisk.uri(), record, masking);
                TinyB2bua b2bua = new TinyB2bua(recorder.uri(), asterisk.username(), asterisk.password())) {
            asterisk.awaitApplication("b2bua");
            SimulatedCall call = asterisk.call("491701234567")
                    .dialling("331234567890")
                    .place()
                    .awaitAnswered();
            call.hangUp();
            asterisk.awaitQuiet();
            await().until(() -> b2bua.statuses().size() == 7);
        }
        return record;
    }

    private static HttpResponse<String> ask(AriReplay replay, String method, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(replay.uri() + "/ari" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
