package io.github.ariadne4j.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AriRecorderTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void exchanges_and_events_are_written_in_their_order() {
        // Given
        Path file = folder.resolve("record.jsonl");
        AriSimulator asterisk = ASTERISK.simulator();
        AriRecorder recorder = AriRecorder.start(asterisk.uri(), file);
        WebSocket socket = open(recorder, asterisk);

        // When
        String channel =
                asterisk.call("1000").dialling("3314").placeInto("b2bua").channelId();
        await().until(() -> RecordFile.read(file).stream().anyMatch(AriRecorderTest::isStasisStart));
        assertThat(ask(recorder, asterisk, "POST", "/channels/" + channel + "/ring?x=1"))
                .isEqualTo(204);
        assertThat(ask(recorder, asterisk, "GET", "/channels/none")).isEqualTo(404);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        await().until(() -> RecordFile.read(file).stream().anyMatch(RecordedLine.Closed.class::isInstance));
        recorder.close();

        // Then
        List<RecordedLine> lines = RecordFile.read(file);
        assertThat(lines)
                .extracting(line -> line.getClass().getSimpleName())
                .containsSubsequence(
                        "Start", "Opened", "Event", "Request", "Response", "Request", "Response", "Closed");
        assertThat(lines).extracting(RecordedLine::at).isSorted();
        assertThat(lines)
                .filteredOn(RecordedLine.Response.class::isInstance)
                .extracting(line -> ((RecordedLine.Response) line).status())
                .containsExactly(204, 404);
        assertThat(lines.get(1)).isInstanceOfSatisfying(RecordedLine.Opened.class, opened -> {
            assertThat(opened.path()).isEqualTo("/events");
            assertThat(opened.query()).containsEntry("app", "b2bua");
        });
        assertThat(lines.get(lines.size() - 1))
                .isInstanceOfSatisfying(
                        RecordedLine.Closed.class,
                        closed -> assertThat(closed.status()).isEqualTo(1000));
    }

    @Test
    void secrets_are_not_written() throws IOException {
        // Given
        Path file = folder.resolve("record.jsonl");
        AriSimulator asterisk = ASTERISK.simulator();

        // When
        try (AriRecorder recorder = AriRecorder.start(
                URI.create(asterisk.uri().toString().replace("//", "//user:upstreamsecret@")), file)) {
            String key = asterisk.username() + ':' + asterisk.password();
            ask(recorder, asterisk, "GET", "/channels?api_key=" + key);
            ask(recorder, asterisk, "PUT", "/asterisk/config/dynamic/res_pjsip/auth/x", """
                    {"fields":[{"attribute":"password","value":"innersecret"},{"attribute":"username","value":"visible"}]}""");
            ask(recorder, asterisk, "POST", "/channels/x/variable?variable=MY_TOKEN&value=querysecret");
            ask(recorder, asterisk, "POST", "/channels/x/play?media=sound:http://u:mediasecret@host/x");
        }

        // Then
        assertThat(Files.readString(file))
                .contains("visible", "***")
                .doesNotContain("secret", asterisk.password(), basic(asterisk));
    }

    @Test
    void what_is_not_written_to_its_end_is_left_out() throws IOException {
        // Given
        Path file = folder.resolve("record.jsonl");
        Files.writeString(file, """
                {"at":1,"from":"asterisk","kind":"response","exchange":1,"status":204}
                {"at":2,"from":"asterisk","kind":"resp""");

        // Then
        assertThat(RecordFile.read(file)).containsExactly(new RecordedLine.Response(1, 1, 204, null));
    }

    @Test
    void a_record_is_not_overwritten_and_only_its_owner_reads_it() throws IOException {
        // Given
        Path file = folder.resolve("record.jsonl");
        URI asterisk = ASTERISK.simulator().uri();
        AriRecorder.start(asterisk, file).close();

        // Then
        assertThatThrownBy(() -> AriRecorder.start(asterisk, file)).isInstanceOf(UncheckedIOException.class);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
    }

    @Test
    void without_an_asterisk_the_application_is_refused() {
        // Given
        AriSimulator gone = AriSimulator.start();
        gone.close();

        // When
        try (AriRecorder recorder = AriRecorder.start(gone.uri(), folder.resolve("record.jsonl"))) {

            // Then
            assertThatThrownBy(() -> ask(recorder, ASTERISK.simulator(), "GET", "/channels"))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void the_recorder_by_itself_says_where_the_application_connects_to() {
        // Given
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        AriSimulator asterisk = ASTERISK.simulator();
        String[] words = {
            "--upstream",
            asterisk.uri().toString(),
            "--to",
            folder.resolve("r.jsonl").toString(),
            "--mask",
            "numbers"
        };

        // When
        try (AriRecorder recorder = Record.start(words, new PrintStream(said, true, StandardCharsets.UTF_8))) {

            // Then
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains(recorder.uri().toString());
            assertThat(ask(recorder, asterisk, "GET", "/asterisk/ping")).isEqualTo(200);
        }
        assertThatThrownBy(() -> Record.start(new String[] {"--to"}, System.out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage");
    }

    private WebSocket open(AriRecorder recorder, AriSimulator asterisk) {
        WebSocket socket = http.newWebSocketBuilder()
                .header("Authorization", basic(asterisk))
                .buildAsync(
                        URI.create(recorder.uri().toString().replace("http", "ws") + "/ari/events?app=b2bua"),
                        new WebSocket.Listener() {})
                .join();
        asterisk.awaitApplication("b2bua");
        return socket;
    }

    private int ask(AriRecorder recorder, AriSimulator asterisk, String method, String path) {
        return ask(recorder, asterisk, method, path, "");
    }

    private int ask(AriRecorder recorder, AriSimulator asterisk, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(recorder.uri() + "/ari" + path))
                .header("Authorization", basic(asterisk))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isStasisStart(RecordedLine line) {
        return line instanceof RecordedLine.Event event
                && event.frame().path("type").asText().equals("StasisStart");
    }

    private static String basic(AriSimulator asterisk) {
        String key = asterisk.username() + ':' + asterisk.password();
        return "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
