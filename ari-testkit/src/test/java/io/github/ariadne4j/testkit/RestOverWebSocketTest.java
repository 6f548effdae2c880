package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.rest.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestOverWebSocketTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private AriSimulator asterisk;
    private AriProbe probe;

    @BeforeEach
    void connect() {
        asterisk = ASTERISK.simulator();
        probe = AriProbe.connect(asterisk, "b2bua");
    }

    @AfterEach
    void disconnect() {
        probe.close();
    }

    @Test
    void request_on_the_socket_is_executed_and_answered_under_its_id() {
        // When
        JsonNode answer = probe.ask("r-1", "GET", "asterisk/info?only=status");

        // Then
        assertThat(answer.path("status_code").asInt()).isEqualTo(200);
        assertThat(answer.path("reason_phrase").asText()).isEqualTo("OK");
        assertThat(answer.path("uri").asText()).isEqualTo("asterisk/info");
        assertThat(answer.path("transaction_id").asText("absent")).isEmpty();
        assertThat(answer.path("content_type").asText()).isEqualTo("application/json");
        assertThat(answer.path("application").asText()).isEqualTo("b2bua");
        assertThat(AriProbe.parse(answer.path("message_body").asText()).has("status"))
                .isTrue();
        assertThat(asterisk.requestLog().requests(Operation.GET_INFO).get(0).transport())
                .isEqualTo(Transport.WEBSOCKET);
    }

    @Test
    void answer_without_a_body_has_neither_body_nor_content_type() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();

        // When
        JsonNode answer = probe.ask("r-1", "POST", "channels/" + call.channelId() + "/ring");

        // Then
        assertThat(answer.path("status_code").asInt()).isEqualTo(204);
        assertThat(answer.has("message_body")).isFalse();
        assertThat(answer.has("content_type")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /channels, 405, Invalid method",
        "GET, ari/channels, 404, Resource not found",
        "GET, nope, 404, Resource not found",
        "GET, http://localhost:8088/ari/channels, 404, Resource not found",
        "GET, channels/, 404, ARI URLs do not end with a slash. Try /ari/channels",
        "GET, channels//, 404, ARI URLs do not end with a slash. Try /ari/channels",
        "GET, '', 400, Empty or missing 'uri' property.",
        "GET, channels/none, 404, Channel not found",
        "PATCH, channels, 400, Unknown or missing 'method' property.",
        "get, channels, 400, Unknown or missing 'method' property.",
        "PUT, channels, 405, Invalid method",
        "HEAD, channels, 405, Invalid method",
        "GET, events?app=b2bua, 400, Can't upgrade to websocket from a websocket"
    })
    void request_is_refused(String method, String uri, int status, String message) {
        // When
        JsonNode answer = probe.ask("r-1", method, uri);

        // Then
        assertThat(answer.path("status_code").asInt()).isEqualTo(status);
        assertThat(AriProbe.parse(answer.path("message_body").asText())
                        .path("message")
                        .asText())
                .isEqualTo(message);
    }

    @Test
    void options_are_answered_with_204() {
        assertThat(probe.ask("r-1", "OPTIONS", "channels").path("status_code").asInt())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"request_id\":\"r\"}', No 'type' property., r",
        "'{\"request_id\":\"r\",\"type\":\"Other\",\"uri\":\"x\"}', Unknown request type., r",
        "'{\"request_id\":7}', No 'type' property., ''",
        "'{\"type\":\"RESTRequest\",\"request_id\":\"r\",\"method\":\"GET\",\"uri\":\"asterisk/ping\","
                + "\"query_strings\":[{\"name\":\"a\",\"value\":1}]}', Unable to parse 'query_strings' array., r",
        "'{\"type\":\"RESTRequest\",\"request_id\":\"r\",\"method\":\"GET\",\"uri\":\"asterisk/ping\","
                + "\"message_body\":\"{}\"}', No 'content_type' for 'message_body'., r",
        "'{\"type\":\"RESTRequest\",\"request_id\":\"r\",\"method\":\"GET\",\"uri\":\"asterisk/ping\","
                + "\"message_body\":\"{}\",\"content_type\":\"application/json; charset=utf-8\"}', "
                + "Unknown content type., r"
    })
    void frame_that_is_no_proper_request_is_answered_with_400(String frame, String message, String id) {
        // When
        probe.frame(frame);

        // Then
        JsonNode answer = probe.awaitAnswer(id);
        assertThat(answer.path("status_code").asInt()).isEqualTo(400);
        assertThat(AriProbe.parse(answer.path("message_body").asText())
                        .path("message")
                        .asText())
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"{nonsense", "'{\"type\":\"RESTRequest\",\"request_id\":\"r\",\"uri\":\"a\\u0000b\"}'"})
    void malformed_frame_is_answered_without_any_id(String frame) {
        // When
        probe.frame(frame);

        // Then
        JsonNode answer = probe.awaitAnswer("");
        assertThat(answer.path("reason_phrase").asText()).isEqualTo("Failed to parse request message JSON");
        assertThat(answer.path("uri").asText("absent")).isEmpty();
        assertThat(answer.has("message_body")).isFalse();
    }

    @Test
    void query_strings_are_taken_verbatim_and_the_uri_is_decoded() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();

        // When
        probe.frame("{\"type\":\"RESTRequest\",\"request_id\":\"r-1\",\"method\":\"POST\",\"uri\":\"channels/"
                + call.channelId()
                + "/variable?variable=A%2BB+C\",\"query_strings\":[{\"name\":\"value\",\"value\":\"a+b%2B ü\"}]}");
        probe.awaitAnswer("r-1");

        // Then
        String read = "/channels/" + call.channelId() + "/variable?variable=A%2BB%20C";
        assertThat(probe.json("GET", read).path("value").asText()).isEqualTo("a+b%2B ü");
    }

    @Test
    void path_segments_are_decoded_after_they_are_split() {
        // When
        JsonNode answer = probe.ask("r-1", "POST", "bridges/mb%2F7%20x");

        // Then
        assertThat(AriProbe.parse(answer.path("message_body").asText())
                        .path("id")
                        .asText())
                .isEqualTo("mb/7 x");
        assertThat(answer.path("uri").asText()).isEqualTo("bridges/mb%2F7%20x");
    }

    @Test
    void answers_come_in_the_order_of_the_requests() {
        // When
        IntStream.range(0, 500).forEach(number -> probe.request("r-" + number, "GET", "asterisk/ping"));

        // Then
        probe.awaitAnswer("r-499");
        assertThat(probe.answeredIds())
                .isEqualTo(IntStream.range(0, 500)
                        .mapToObj(number -> "r-" + number)
                        .toList());
    }

    @Test
    void filter_without_rest_responses_swallows_the_answers_but_not_the_requests() {
        // Given
        probe.send("PUT", "/applications/b2bua/eventFilter", "{\"allowed\":[{\"type\":\"StasisStart\"}]}");

        // When
        probe.request("r-1", "POST", "bridges/br-1");
        await().until(() -> asterisk.bridges().contains("br-1"));
        probe.send("PUT", "/applications/b2bua/eventFilter", "{}");
        probe.ask("r-2", "GET", "asterisk/ping");

        // Then
        assertThat(probe.answers("r-1")).isEmpty();
    }

    @Test
    void frame_that_is_too_big_closes_the_socket_with_1009() throws IOException {
        // Given
        try (RawSocket client = RawSocket.open(asterisk, "other")) {
            // When
            client.sendText("x".repeat(70_000));

            // Then
            assertThat(client.awaitCloseStatus()).isEqualTo(1009);
        }
    }

    @Test
    void fragments_that_make_too_much_are_taken_for_a_message_before_the_end() {
        // When
        probe.socket().sendText("{".repeat(60_000), false).join();
        probe.socket().sendText("}".repeat(10_000), true).join();

        // Then
        probe.ask("r-1", "GET", "asterisk/ping");
        assertThat(probe.answeredIds()).containsExactly("", "", "r-1");
    }

    @Test
    void binary_frame_is_ignored() {
        // When
        probe.socket().sendBinary(ByteBuffer.wrap(new byte[] {'{', '}'}), true).join();

        // Then
        assertThat(probe.ask("r-1", "GET", "asterisk/ping").path("status_code").asInt())
                .isEqualTo(200);
        assertThat(probe.answeredIds()).containsExactly("r-1");
    }

    @Test
    void blocked_channel_holds_up_everything_behind_it_on_the_socket_until_it_is_released() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();
        BlockedChannel blockChannel = asterisk.faults().blockChannel(call.channelId());

        // When
        probe.request("r-1", "POST", "channels/" + call.channelId() + "/answer");
        probe.request("r-2", "GET", "asterisk/ping");
        await().until(() -> blockChannel.waiting() == 1);
        int overHttp = probe.status("GET", "/asterisk/ping");
        asterisk.call("1001").placeInto("b2bua");

        // Then
        assertThat(overHttp).isEqualTo(200);
        await().until(() -> probe.types().stream().filter("StasisStart"::equals).count() == 2);
        assertThat(call.isAnswered()).isFalse();
        assertThat(probe.answeredIds()).isEmpty();

        // When
        blockChannel.release();

        // Then
        call.awaitAnswered();
        probe.awaitAnswer("r-2");
        assertThat(probe.answeredIds()).isEqualTo(List.of("r-1", "r-2"));
    }

    @Test
    void hangup_over_http_releases_a_blocked_channel() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();
        BlockedChannel blockChannel = asterisk.faults().blockChannel(call.channelId());
        probe.request("r-1", "POST", "channels/" + call.channelId() + "/variable?variable=A&value=1");
        await().until(() -> blockChannel.waiting() == 1);

        // When
        probe.send("DELETE", "/channels/" + call.channelId());

        // Then
        assertThat(probe.awaitAnswer("r-1").path("status_code").asInt()).isEqualTo(204);
    }

    @Test
    void list_of_too_many_channels_over_the_socket_crashes_asterisk() {
        // Given
        IntStream.range(0, 2_500).forEach(number -> asterisk.call("c" + number).placeInto("b2bua"));

        // When
        probe.request("r-1", "GET", "channels");

        // Then
        await().until(probe::isClosed);
        assertThat(asterisk.channels()).isEmpty();
    }

    @Test
    void older_asterisk_ignores_requests_on_the_socket() {
        // Given
        try (AriSimulator older =
                        AriSimulator.start(SimulatorSettings.defaults().withoutRestOverWebSocket());
                AriProbe client = AriProbe.connect(older, "b2bua")) {
            // When
            client.request("r-1", "POST", "bridges/br-1");
            older.call("1000").place();
            client.awaitEvent("StasisStart");

            // Then
            assertThat(client.send("POST", "/bridges/br-1").statusCode()).isEqualTo(200);
            assertThat(client.answeredIds()).isEmpty();
        }
    }
}
