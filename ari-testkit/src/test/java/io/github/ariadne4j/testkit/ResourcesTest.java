package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesTest {
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
    void interface_describes_itself_in_files() {
        // When
        JsonNode index = probe.json("GET", "/api-docs/resources.json");
        JsonNode channels = probe.json("GET", "/api-docs/channels.json");
        JsonNode events = probe.json("GET", "/api-docs/events.json");

        // Then
        assertThat(index.path("apis").findValuesAsText("path")).contains("/api-docs/channels.{format}");
        JsonNode progress = StreamSupport.stream(channels.path("apis").spliterator(), false)
                .filter(api -> api.path("path").asText().equals("/channels/{channelId}/progress"))
                .findFirst()
                .orElseThrow();
        assertThat(progress.path("operations").get(0).path("httpMethod").asText())
                .isEqualTo("POST");
        assertThat(channels.findValuesAsText("name")).contains("report_events", "transport_data");
        assertThat(events.path("models").has("RESTRequest")).isTrue();
        assertThat(probe.status("GET", "/api-docs/nope.json")).isEqualTo(404);
    }

    /** A client that is generated from the description sends its requests to that address. */
    @Test
    void description_says_where_it_was_asked_for() {
        for (String file : List.of("resources", "channels", "events")) {
            assertThat(probe.json("GET", "/api-docs/" + file + ".json")
                            .path("basePath")
                            .asText())
                    .isEqualTo(asterisk.uri() + "/ari");
        }
    }

    @Test
    void description_of_an_older_asterisk_lacks_rest_over_the_socket() {
        // Given
        try (AriSimulator older =
                        AriSimulator.start(SimulatorSettings.defaults().withoutRestOverWebSocket());
                AriProbe client = AriProbe.connect(older, "b2bua")) {
            // Then
            JsonNode models = client.json("GET", "/api-docs/events.json").path("models");
            assertThat(models.has("RESTRequest")).isFalse();
            assertThat(models.has("StasisStart")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /endpoints/SIP, 404",
        "GET, /endpoints/PJSIP/none, 404",
        "PUT, /deviceStates/PJSIP-x?deviceState=BUSY, 409",
        "GET, /deviceStates/Stasis:none, 200",
        "GET, /mailboxes/none, 404",
        "DELETE, /mailboxes/none, 404",
        "GET, /sounds, 200",
        "GET, /asterisk/modules/res_pjsip.so, 200",
        "GET, /asterisk/modules/none.so, 404",
        "POST, /asterisk/modules/res_pjsip.so, 409",
        "PUT, /asterisk/modules/res_pjsip.so, 204",
        "GET, /asterisk/variable, 400",
        "GET, /recordings/stored/none, 404",
        "POST, /recordings/live/none/stop, 404",
        "POST, /events/claim?channelId=none&application=b2bua, 404",
        "POST, /events/user/hello?application=none, 404",
        "POST, /events/user/hello?application=b2bua&source=channel:none, 422",
        "POST, /events/user/hello?application=b2bua&source=nonsense, 400",
        "GET, /asterisk/config/dynamic/a/b/c, 404",
        "DELETE, /applications/b2bua/subscription?eventSource=deviceState:none, 409"
    })
    void resource_answers_with(String method, String path, int status) {
        assertThat(probe.status(method, path)).isEqualTo(status);
    }

    @Test
    void contacts_of_an_endpoint_are_told_as_what_to_dial() {
        // Given
        probe.create("b-1", "PJSIP/3314@peer", "");
        asterisk.registered("agent1", "sip:k1@192.0.2.7:5062", "sip:k2@192.0.2.8");

        // Then
        assertThat(contactsOf("agent1")).isEqualTo("PJSIP/agent1/sip:k1@192.0.2.7:5062&PJSIP/agent1/sip:k2@192.0.2.8");
        assertThat(contactsOf("agent2")).isEmpty();

        // When
        asterisk.registered("agent1");

        // Then
        assertThat(contactsOf("agent1")).isEmpty();
    }

    private String contactsOf(String endpoint) {
        return probe.json("GET", "/channels/b-1/variable?variable=PJSIP_DIAL_CONTACTS(" + endpoint + ")")
                .path("value")
                .asText();
    }

    @Test
    void endpoint_subscription_tells_of_its_state_and_of_its_channels_twice_if_they_are_ours() {
        // Given
        asterisk.endpoint("PJSIP", "peer", "online");
        probe.send("POST", "/applications/b2bua/subscription?eventSource=endpoint:PJSIP/peer");

        // When
        asterisk.endpoint("PJSIP", "peer", "offline");
        probe.create("b-1", "PJSIP/3314@peer", "");
        probe.send("DELETE", "/channels/b-1");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.types()).contains("EndpointStateChange", "ChannelCreated");
        assertThat(probe.story("b-1"))
                .containsExactly(
                        "ChannelCreated",
                        "StasisStart",
                        "ChannelHangupRequest 32 soft",
                        "ChannelHangupRequest 32 soft",
                        "StasisEnd",
                        "ChannelDestroyed 16");
        assertThat(probe.json("GET", "/endpoints/PJSIP/peer").path("state").asText())
                .isEqualTo("offline");
    }

    @Test
    void device_states_mailboxes_and_variables_are_kept() {
        // Given
        probe.send("POST", "/applications/b2bua/subscription?eventSource=deviceState:Stasis:door");

        // When
        probe.send("PUT", "/deviceStates/Stasis:door?deviceState=BUSY");
        probe.send("PUT", "/mailboxes/100@default?oldMessages=1&newMessages=2");
        probe.send("POST", "/asterisk/variable?variable=SITE&value=north");

        // Then
        assertThat(probe.awaitEvent("DeviceStateChanged")
                        .path("device_state")
                        .path("state")
                        .asText())
                .isEqualTo("BUSY");
        assertThat(probe.json("GET", "/mailboxes/100@default")
                        .path("new_messages")
                        .asInt())
                .isEqualTo(2);
        assertThat(probe.json("GET", "/asterisk/variable?variable=SITE")
                        .path("value")
                        .asText())
                .isEqualTo("north");
    }

    @Test
    void several_variables_are_set_and_read_at_once_and_one_missing_fails_all() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();
        String path = "/channels/" + call.channelId() + "/variables";

        // When
        int set = probe.send(
                        "POST", path, "{\"variables\":{\"A\":\"1\",\"B\":{\"value\":\"2\",\"report_events\":true}}}")
                .statusCode();
        int wrong = probe.send("POST", path, "{\"variables\":{\"C\":3}}").statusCode();

        // Then
        assertThat(set).isEqualTo(204);
        assertThat(wrong).isEqualTo(400);
        assertThat(probe.json("GET", path + "?variables=A,B")
                        .path("variables")
                        .path("B")
                        .asText())
                .isEqualTo("2");
        assertThat(probe.status("GET", path + "?variables=A,NONE")).isEqualTo(404);
    }

    @Test
    void bridge_takes_variables_by_its_id_and_leaks_without() {
        // When
        int good = probe.send("POST", "/bridges/br-1", "{\"variables\":{\"A\":\"1\"}}")
                .statusCode();
        int leaked =
                probe.send("POST", "/bridges", "{\"variables\":{\"A\":\"1\"}}").statusCode();

        // Then
        assertThat(good).isEqualTo(200);
        assertThat(leaked).isEqualTo(400);
        assertThat(asterisk.bridges()).hasSize(2);
        assertThat(probe.json("GET", "/bridges/br-1")
                        .path("bridgevars")
                        .path("A")
                        .asText())
                .isEqualTo("1");
        assertThat(probe.json("GET", "/bridges/br-1/variable?variable=A")
                        .path("value")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void offered_call_goes_to_the_application_that_claims_it_first() {
        // Given
        try (AriProbe other = AriProbe.connect(asterisk, "other")) {
            SimulatedCall call = asterisk.call("1000").offerTo("b2bua", "other");
            String claim = "/events/claim?channelId=" + call.channelId() + "&application=";
            probe.awaitEvent("CallBroadcast", call.channelId());

            // When
            int first = other.status("POST", claim + "other");
            int second = probe.status("POST", claim + "b2bua");

            // Then
            assertThat(first).isEqualTo(204);
            assertThat(second).isEqualTo(409);
            other.awaitEvent("StasisStart", call.channelId());
            assertThat(probe.awaitEvent("CallClaimed").path("winner_app").asText())
                    .isEqualTo("other");
        }
    }

    @Test
    void user_event_arrives_with_its_variables_and_sources() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();

        // When
        probe.send(
                "POST",
                "/events/user/hello?application=b2bua&source=channel:" + call.channelId(),
                "{\"variables\":{\"A\":\"1\"}}");

        // Then
        JsonNode event = probe.awaitEvent("ChannelUserevent", call.channelId());
        assertThat(event.path("eventname").asText()).isEqualTo("hello");
        assertThat(event.path("userevent").path("A").asText()).isEqualTo("1");
    }
}
