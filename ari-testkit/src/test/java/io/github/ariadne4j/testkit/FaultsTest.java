package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.time.ManualTimers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private static final Duration SOON = Duration.ofMillis(50);

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
    void replies_once_with_a_status_and_executes_nothing() {
        // Given
        asterisk.faults().on(Operation.CREATE_BRIDGE_WITH_ID).replyOnce(503);

        // When
        int first = probe.status("POST", "/bridges/br-1");
        int second = probe.status("POST", "/bridges/br-1");

        // Then
        assertThat(first).isEqualTo(503);
        assertThat(second).isEqualTo(200);
        assertThat(asterisk.requestLog().count(Operation.CREATE_BRIDGE_WITH_ID)).isEqualTo(2);
    }

    @Test
    void strikes_only_the_nth_request() {
        // Given
        asterisk.faults().on(Operation.PING).nth(2).reply(500);

        // When
        int first = probe.status("GET", "/asterisk/ping");
        int second = probe.status("GET", "/asterisk/ping");
        int third = probe.status("GET", "/asterisk/ping");

        // Then
        assertThat(new int[] {first, second, third}).containsExactly(200, 500, 200);
    }

    @Test
    void strikes_all_requests_from_the_nth_one_on() {
        // Given
        asterisk.faults().on(Operation.PING).from(2).reply(500);

        // When
        int first = probe.status("GET", "/asterisk/ping");
        int second = probe.status("GET", "/asterisk/ping");
        int third = probe.status("GET", "/asterisk/ping");

        // Then
        assertThat(new int[] {first, second, third}).containsExactly(200, 500, 500);
    }

    @Test
    void loses_the_reply_of_an_executed_request() {
        // Given
        asterisk.faults().on(Operation.CREATE_CHANNEL).once().loseReply();

        // When
        assertThatThrownBy(
                        () -> probe.send("POST", "/channels/create?app=b2bua&endpoint=PJSIP/3314@peer&channelId=b-1"))
                .isInstanceOf(IllegalStateException.class);

        // Then
        probe.awaitEvent("StasisStart", "b-1");
        assertThat(asterisk.channels()).containsExactly("b-1");
    }

    @Test
    void swallows_requests_of_one_channel() {
        // Given
        probe.create("b-1", "PJSIP/3314@peer", "");
        asterisk.faults().on(Operation.DIAL).forChannel("b-1").swallow();

        // When
        probe.sendInVain("POST", "/channels/b-1/dial");

        // Then
        assertThat(asterisk.requestLog().count(Operation.DIAL, "b-1")).isEqualTo(1);
        assertThat(probe.story("b-1")).containsExactly("StasisStart");
    }

    @Test
    void loses_a_request_that_is_never_done() {
        // Given
        asterisk.faults().on(Operation.CREATE_BRIDGE_WITH_ID).once().loseRequest();

        // When
        assertThatThrownBy(() -> probe.send("POST", "/bridges/br-1")).isInstanceOf(IllegalStateException.class);

        // Then
        assertThat(asterisk.bridges()).isEmpty();
        assertThat(probe.status("POST", "/bridges/br-1")).isEqualTo(200);
    }

    @Test
    void never_answers_a_request_that_is_done() {
        // Given
        asterisk.faults().on(Operation.CREATE_BRIDGE_WITH_ID).neverReply();

        // When
        probe.request("r-1", "POST", "bridges/br-1");
        JsonNode behind = probe.ask("r-2", "GET", "asterisk/ping");

        // Then
        assertThat(behind.path("status_code").asInt()).isEqualTo(200);
        assertThat(asterisk.bridges()).containsExactly("br-1");
        assertThat(probe.answeredIds()).containsExactly("r-2");
    }

    @Test
    void answer_that_is_delayed_comes_after_the_events() {
        // Given
        asterisk.faults().on(Operation.CREATE_CHANNEL).delayReply(SOON);

        // When
        probe.request("r-1", "POST", "channels/create?app=b2bua&endpoint=PJSIP/3314@peer&channelId=b-1");

        // Then
        probe.awaitAnswer("r-1");
        assertThat(probe.types()).containsSubsequence("StasisStart", "RESTResponse");
    }

    @Test
    void request_whose_execution_is_delayed_does_nothing_until_then() {
        // Given
        ManualTimers time = new ManualTimers(Instant.parse("2026-01-01T00:00:00Z"));
        try (AriSimulator still =
                        AriSimulator.start(SimulatorSettings.defaults().withTimers(() -> time));
                AriProbe other = AriProbe.connect(still, "b2bua")) {
            still.faults().on(Operation.CREATE_BRIDGE_WITH_ID).delayExecution(Duration.ofSeconds(3));

            // When
            other.request("r-1", "POST", "bridges/br-1");
            await().until(() -> still.requestLog().count(Operation.CREATE_BRIDGE_WITH_ID) == 1);

            // Then
            time.advance(Duration.ofMillis(2_999));
            assertThat(still.bridges()).isEmpty();
            time.advance(Duration.ofMillis(1));
            assertThat(other.awaitAnswer("r-1").path("status_code").asInt()).isEqualTo(200);
            assertThat(still.bridges()).containsExactly("br-1");
        }
    }

    @Test
    void event_that_is_delayed_is_overtaken() {
        // Given
        asterisk.faults().onEvent("ChannelHangupRequest").once().delay(SOON);
        SimulatedCall call = asterisk.call("1000").place();

        // When
        call.cancel();

        // Then
        probe.awaitEvent("ChannelHangupRequest", call.channelId());
        assertThat(probe.story(call.channelId()))
                .containsExactly("StasisStart", "StasisEnd", "ChannelHangupRequest 127/487");
    }

    @Test
    void black_hole_swallows_requests_and_new_sockets_until_it_is_cleared() {
        // Given
        asterisk.faults().blackHole();

        // When
        probe.sendInVain("POST", "/bridges/br-1");
        CompletableFuture<WebSocket> another = open("another");
        await().until(() -> asterisk.requestLog().count(Operation.OPEN_EVENTS) == 2);

        // Then
        assertThat(asterisk.bridges()).isEmpty();
        assertThat(asterisk.applications()).containsExactly("b2bua");
        assertThat(probe.isClosed()).isFalse();
        assertThat(another).isNotDone();

        // When
        asterisk.faults().clear();

        // Then
        assertThat(probe.status("POST", "/bridges/br-1")).isEqualTo(200);
        AriProbe.connect(asterisk, "third").close();
    }

    @Test
    void sockets_that_are_to_be_opened_go_wrong_too() {
        // Given
        asterisk.faults().on(Operation.OPEN_EVENTS).loseRequest();

        // When
        assertThatThrownBy(() -> AriProbe.connect(asterisk, "another")).isInstanceOf(CompletionException.class);
        asterisk.faults().clear();

        // Then
        AriProbe.connect(asterisk, "another").close();
    }

    @Test
    void sockets_are_closed_with_a_status_and_a_reason() {
        // When
        asterisk.faults().closeSockets(1001, "going away");

        // Then
        await().until(probe::isClosed);
        assertThat(probe.closeStatus()).isEqualTo(1001);
        await().until(() -> asterisk.applications().isEmpty());
    }

    @Test
    void flood_arrives_whole_and_in_order() {
        // When
        asterisk.flood("b2bua", 5_000);

        // Then
        await().until(() -> Collections.frequency(probe.types(), "ChannelVarset") == 5_000);
        assertThat(probe.values("ChannelVarset")).isEqualTo(numbersBelow(5_000));
    }

    private CompletableFuture<WebSocket> open(String application) {
        String login = asterisk.username() + ':' + asterisk.password();
        URI uri = URI.create(AriProbe.events(asterisk) + "?app=" + application + "&api_key=" + login);
        return HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {});
    }

    private static List<String> numbersBelow(int end) {
        return IntStream.range(0, end).mapToObj(Integer::toString).toList();
    }

    @Test
    void drops_and_duplicates_events() {
        // Given
        probe.create("b-1", "PJSIP/3314@peer", "");
        asterisk.faults().onEvent("StasisEnd").once().drop();
        asterisk.faults().onEvent("ChannelDestroyed").duplicate();

        // When
        probe.send("DELETE", "/channels/b-1");

        // Then
        await().until(() -> Collections.frequency(probe.types(), "ChannelDestroyed") == 2);
        assertThat(probe.story("b-1")).doesNotContain("StasisEnd");
    }

    @Test
    void sends_malformed_frames_and_unknown_events() {
        // When
        asterisk.faults().sendFrame("{\"type\":");
        asterisk.faults().sendFrame("{\"type\":\"NeverHeardOf\"}");

        // Then
        probe.awaitEvent("NeverHeardOf");
        assertThat(probe.brokenFrames()).containsExactly("{\"type\":");
    }

    @Test
    void cut_socket_leaves_the_application_inactive_and_its_channels_alive() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();

        // When
        asterisk.faults().cutSockets();

        // Then
        await().until(() -> asterisk.applications().isEmpty());
        assertThat(probe.status("POST", "/channels/" + call.channelId() + "/ring"))
                .isEqualTo(204);
        assertThat(probe.json("GET", "/applications/b2bua").path("channel_ids").size())
                .isEqualTo(1);
    }

    @Test
    void silent_socket_keeps_its_application_active() {
        // Given
        asterisk.faults().silenceSockets();

        // When
        SimulatedCall call = asterisk.call("1000").placeInto("b2bua");

        // Then
        assertThat(probe.status("POST", "/channels/" + call.channelId() + "/answer"))
                .isEqualTo(204);
        assertThat(asterisk.requestLog().eventTypes(call.channelId())).contains("StasisStart");
        assertThat(probe.story(call.channelId())).isEmpty();
        assertThat(probe.isClosed()).isFalse();
    }

    @Test
    void restart_loses_all_calls_without_an_event() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();

        // When
        asterisk.restartAsterisk();

        // Then
        call.awaitEnded();
        asterisk.awaitQuiet(Duration.ofSeconds(10));
        assertThat(probe.story(call.channelId())).doesNotContain("ChannelDestroyed");
    }
}
