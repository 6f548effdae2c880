package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedRequestTest {
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

    @ParameterizedTest
    @CsvSource({
        "GET, /channels/none, 404, Channel not found",
        "POST, /channels/none/answer, 404, Channel not found",
        "DELETE, /bridges/none, 404, Bridge not found",
        "GET, /applications/none, 404, Application not found",
        "GET, /nope, 404, Resource not found",
        "GET, /channels/, 404, ARI URLs do not end with a slash. Try /ari/channels",
        "PUT, /channels, 405, Invalid method",
        "DELETE, /asterisk/info, 405, Invalid method",
        "POST, /channels/create?app=b2bua, 400, Endpoint must be specified",
        "POST, /channels/create?app=b2bua&endpoint=PJSIP, 400, Invalid endpoint specified",
        "POST, /channels/create?app=b2bua&endpoint=PJSIP/1@p&channelId=B-1, 409, "
                + "Channel with given unique ID already exists",
        "POST, /bridges/br-1, 409, Bridge with id 'br-1' already exists",
        "POST, /channels/b-1/answer, 412, Channel in invalid state",
        "POST, /channels/b-1/ring, 412, Channel in invalid state",
        "DELETE, /channels/b-1?reason=BUSY, 400, Invalid reason for hangup reason provided",
        "POST, /bridges/br-1/addChannel?channel=none, 400, Channel not found",
        "POST, /bridges/none/addChannel?channel=b-1, 404, Bridge not found",
        "POST, /bridges/br-1/removeChannel?channel=b-1, 422, Channel not in this bridge",
        "GET, /channels/b-1/variable?variable=NONE, 404, Provided variable was not found",
        "POST, /applications/b2bua/subscription?eventSource=channel:none, 422, Event source does not exist",
    })
    void request_is_refused(String method, String path, int status, String message) {
        // Given
        probe.create("b-1", "PJSIP/3314@peer", "");
        probe.send("POST", "/bridges/br-1");

        // When
        var response = probe.send(method, path);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(AriProbe.parse(response.body()).path("message").asText()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /channels, 200",
        "POST, /channels/create?app=b2bua&endpoint=PJSIP/3314@peer&channelId=b-2, 403",
        "DELETE, /channels/none, 403",
        "DELETE, /asterisk/info, 403",
        "PUT, /nope/, 403",
        "OPTIONS, /channels, 204",
    })
    void user_who_may_only_read_may_only_ask(String method, String path, int status) {
        // Given
        asterisk.readOnlyUser(true);

        // When
        var response = probe.send(method, path);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(AriProbe.parse(response.body()).path("message").asText()).isEqualTo("Write access denied");
        }
        assertThat(asterisk.channels()).isEmpty();
    }

    @Test
    void user_who_may_only_read_may_not_write_on_the_event_socket_either() {
        asterisk.readOnlyUser(true);
        assertThat(probe.ask("1", "POST", "bridges/br-1").path("status_code").asInt())
                .isEqualTo(403);
        assertThat(probe.ask("2", "GET", "bridges").path("status_code").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0,603", "1,404", "16,603", "17,486", "18,408", "19,480", "20,480", "21,403", "26,603", "27,502", "28,484",
        "31,480", "34,503", "38,500", "58,488", "102,603", "127,500", "403,603"
    })
    void unanswered_caller_gets_the_sip_status_of_the_reason_code(int reasonCode, int sipStatus) {
        // Given
        SimulatedCall call = asterisk.call("1000").place();

        // When
        probe.send("DELETE", "/channels/" + call.channelId() + "?reason_code=" + reasonCode);

        // Then
        assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(sipStatus);
    }

    @Test
    void caller_cannot_be_dialled() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();

        // When
        int status = probe.status("POST", "/channels/" + call.channelId() + "/dial");

        // Then
        assertThat(status).isEqualTo(409);
    }

    @Test
    void channel_outside_stasis_refuses_commands() {
        // Given
        asterisk.callees().on("3314", CalleeScript.neverShowsUp());

        // When
        probe.send("POST", "/channels/create?app=b2bua&endpoint=PJSIP/3314@peer&channelId=b-1");
        int status = probe.status("POST", "/channels/b-1/dial");

        // Then
        assertThat(status).isIn(404, 409);
    }

    @Test
    void parameters_may_come_in_a_json_body() {
        // Given
        String body = "{\"endpoint\":\"PJSIP/3314@peer\",\"app\":\"b2bua\",\"channelId\":\"b-1\","
                + "\"variables\":{\"CALL\":\"c-1\"}}";

        // When
        probe.send("POST", "/channels/create", body);
        probe.awaitEvent("StasisStart", "b-1");

        // Then
        assertThat(probe.json("GET", "/channels/b-1/variable?variable=CALL")
                        .path("value")
                        .asText())
                .isEqualTo("c-1");
        assertThat(asterisk.requestLog()
                        .requests(Operation.CREATE_CHANNEL)
                        .get(0)
                        .channelId())
                .isEqualTo("b-1");
    }

    @Test
    void asterisk_tells_about_itself() {
        // When
        var info = probe.json("GET", "/asterisk/info?only=status,system");
        var docs = probe.json("GET", "/api-docs/resources.json");

        // Then
        assertThat(info.path("status").path("startup_time").asText()).matches(".*\\.\\d{3}[+-]\\d{4}");
        assertThat(info.has("build")).isFalse();
        assertThat(docs.path("apiVersion").asText()).isEqualTo("10.0.0");
        assertThat(probe.json("GET", "/asterisk/ping").path("ping").asText()).isEqualTo("pong");
    }
}
