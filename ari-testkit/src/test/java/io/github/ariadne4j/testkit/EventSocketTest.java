package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventSocketTest {
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
    void wrong_password_is_refused_with_401() {
        // Given
        URI uri = URI.create(AriProbe.events(asterisk) + "?app=b2bua&api_key=ariadne:wrong");

        // When
        var opening = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {});

        // Then
        assertThatThrownBy(opening::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("Unexpected HTTP response status code 401");
    }

    @Test
    void api_key_in_the_query_opens_a_socket() {
        // Given
        URI uri = URI.create(AriProbe.events(asterisk) + "?app=other&api_key=ariadne:thread");

        // When
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, new WebSocket.Listener() {})
                .join();

        // Then
        asterisk.awaitApplication("other");
        socket.abort();
    }

    @Test
    void second_socket_replaces_the_first_which_stays_open_in_silence() {
        // Given
        try (AriProbe second = AriProbe.connect(asterisk, "b2bua")) {
            // When
            SimulatedCall call = asterisk.call("1000").place();

            // Then
            second.awaitEvent("StasisStart", call.channelId());
            probe.awaitEvent("ApplicationReplaced");
            assertThat(probe.types()).doesNotContain("StasisStart");
            assertThat(probe.isClosed()).isFalse();
        }
    }

    @Test
    void event_filter_lets_only_the_allowed_types_through() {
        // Given
        String filter = "{\"allowed\":[{\"type\":\"StasisStart\"},{\"type\":\"ChannelDestroyed\"}]}";
        probe.send("PUT", "/applications/b2bua/eventFilter", filter);

        // When
        probe.create("b-1", "PJSIP/3314@peer", "");
        probe.send("DELETE", "/channels/b-1");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.types()).containsExactly("ApplicationRegistered", "StasisStart", "ChannelDestroyed");
    }

    @Test
    void creation_for_an_inactive_application_answers_200_and_the_channel_vanishes() {
        // When
        int status = probe.status("POST", "/channels/create?app=nobody&endpoint=PJSIP/3314@peer&channelId=b-1");

        // Then
        assertThat(status).isEqualTo(200);
        asterisk.awaitNoChannels(Duration.ofSeconds(10));
    }

    @Test
    void call_into_an_inactive_application_is_declined_by_the_dialplan() {
        // When
        SimulatedCall call = asterisk.call("1000").placeInto("nobody");

        // Then
        assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(603);
    }

    @Test
    void subscription_to_the_caller_brings_its_end() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();
        probe.send("POST", "/applications/b2bua/subscription?eventSource=channel:" + call.channelId());

        // When
        call.cancel();

        // Then
        probe.awaitEvent("ChannelDestroyed", call.channelId());
    }

    @Test
    void reconnected_application_hears_its_old_channels_again() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();
        asterisk.faults().cutSockets();
        await().until(() -> asterisk.applications().isEmpty());

        // When
        try (AriProbe again = AriProbe.connect(asterisk, "b2bua")) {
            call.cancel();

            // Then
            again.awaitEvent("StasisEnd", call.channelId());
            assertThat(again.types()).doesNotContain("StasisStart");
        }
    }

    @Test
    void call_moved_to_another_application_starts_there() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();
        try (AriProbe other = AriProbe.connect(asterisk, "other")) {
            // When
            probe.send("POST", "/channels/" + call.channelId() + "/move?app=other&appArgs=x,y");

            // Then
            assertThat(other.awaitEvent("StasisStart", call.channelId())
                            .path("args")
                            .size())
                    .isEqualTo(2);
        }
    }

    @Test
    void continued_call_leaves_the_application_and_is_declined() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();

        // When
        probe.send("POST", "/channels/" + call.channelId() + "/continue");

        // Then
        probe.awaitEvent("StasisEnd", call.channelId());
        assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(603);
    }

    @Test
    void playback_to_an_unanswered_caller_is_early_media() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();

        // When
        int status = probe.status("POST", "/channels/" + call.channelId() + "/play/p-1?media=sound:tt-monkeys");

        // Then
        assertThat(status).isEqualTo(201);
        probe.awaitEvent("PlaybackFinished");
        assertThat(call.signals()).containsExactly(183);
    }
}
