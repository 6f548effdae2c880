package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.testkit.outbound.OutboundSettings;
import io.github.ariadne4j.testkit.outbound.OutboundWebSocket;
import io.github.ariadne4j.testkit.real.UnusedPort;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboundTest {
    private static final Duration SOON = Duration.ofMillis(20);

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private AriSimulator asterisk;
    private AriListener listener;

    @BeforeEach
    void listen() {
        asterisk = ASTERISK.simulator();
        listener = AriListener.start(UnusedPort.find());
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void asterisk_dials_the_application_with_its_login_and_sends_its_events() {
        // When
        OutboundWebSocket outbound = asterisk.dialOut(
                OutboundSettings.persistent(listener.uri(), "b2bua").withLogin("asterisk", "secret"));
        SimulatedCall call = asterisk.call("1000").placeInto("b2bua");

        // Then
        assertThat(listener.awaitEvent("StasisStart").path("channel").path("id").asText())
                .isEqualTo(call.channelId());
        assertThat(listener.types()).startsWith("ApplicationRegistered");
        assertThat(listener.handshakes().get(0).authorization()).isEqualTo(AriProbe.basic("asterisk", "secret"));
        assertThat(outbound.isConnected()).isTrue();
    }

    @Test
    void application_asks_over_the_socket_that_asterisk_opened() {
        // Given
        asterisk.dialOut(OutboundSettings.persistent(listener.uri(), "b2bua"));
        listener.awaitEvent("ApplicationRegistered");

        // When
        listener.sockets()
                .get(0)
                .sendText(
                        "{\"type\":\"RESTRequest\",\"request_id\":\"r-1\",\"method\":\"POST\",\"uri\":\"bridges/br-1\"}");

        // Then
        JsonNode answer = listener.awaitEvent("RESTResponse");
        assertThat(answer.path("status_code").asInt()).isEqualTo(200);
        assertThat(answer.path("application").asText()).isEqualTo("b2bua");
    }

    @Test
    void events_of_an_outage_arrive_before_the_application_is_registered_again() {
        // Given
        OutboundWebSocket outbound = asterisk.dialOut(
                OutboundSettings.persistent(listener.uri(), "b2bua").withReconnect(SOON, 4));
        listener.awaitEvent("ApplicationRegistered");
        int port = listener.port();
        listener.close();
        await().until(() -> !outbound.isConnected());

        // When
        SimulatedCall call = asterisk.call("1000").placeInto("b2bua");
        call.cancel();
        call.awaitEnded();
        listener = AriListener.start(port);

        // Then
        listener.awaitEvent("ApplicationRegistered");
        assertThat(listener.types()).startsWith("StasisStart", "ChannelHangupRequest", "StasisEnd");
        assertThat(listener.types()).endsWith("ApplicationRegistered");
    }

    @Test
    void each_call_has_a_socket_of_its_own_that_closes_a_while_after_the_call() {
        // Given
        OutboundWebSocket outbound = asterisk.dialOut(OutboundSettings.perCall(listener.uri(), "bot"));

        // When
        SimulatedCall call = asterisk.call("1000").placeInto("bot");

        // Then
        JsonNode start = listener.awaitEvent("StasisStart");
        String name = "bot:" + start.path("channel").path("name").asText();
        assertThat(start.path("application").asText()).isEqualTo(name);
        assertThat(asterisk.applications()).containsExactly(name);

        // When
        call.cancel();

        // Then
        listener.awaitEvent("StasisEnd");
        await().until(() -> !outbound.isConnected());
        assertThat(asterisk.applications()).isEmpty();
    }

    @Test
    void call_of_a_server_that_is_not_there_fails_after_some_attempts() {
        // Given
        listener.close();
        asterisk.dialOut(OutboundSettings.perCall(listener.uri(), "bot").withReconnect(SOON, 2));

        // When
        SimulatedCall call = asterisk.call("1000").placeInto("bot");

        // Then
        assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(603);
        assertThat(asterisk.applications()).isEmpty();
    }

    @Test
    void restarted_asterisk_dials_again() {
        // Given
        asterisk.dialOut(OutboundSettings.persistent(listener.uri(), "b2bua").withReconnect(SOON, 4));
        listener.awaitEvent("ApplicationRegistered");

        // When
        asterisk.restartAsterisk();

        // Then
        await().until(() -> listener.types().size() == 2);
        assertThat(listener.types()).containsExactly("ApplicationRegistered", "ApplicationRegistered");
    }

    @Test
    void closed_outbound_is_unregistered_and_its_socket_closed() {
        // Given
        OutboundWebSocket outbound = asterisk.dialOut(OutboundSettings.persistent(listener.uri(), "b2bua"));
        listener.awaitEvent("ApplicationRegistered");

        // When
        outbound.close();

        // Then
        listener.awaitEvent("ApplicationUnregistered");
        await().until(() -> listener.sockets().isEmpty());
        assertThat(asterisk.applications()).isEmpty();
    }

    @Test
    void only_plain_web_sockets_are_dialled() {
        assertThatThrownBy(() -> OutboundSettings.persistent(URI.create("wss://127.0.0.1:1/"), "b2bua"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uri must be ws://host:port");
    }
}
