package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
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
    void replies_once_with_a_status_and_executes_nothing() {
        // Given
        asterisk.faults().on(Operation.CREATE_BRIDGE_WITH_ID).replyOnce(503);

        // When
        int first = probe.status("POST", "/bridges/br-1");
        int second = probe.status("POST", "/bridges/br-1");

        // Then
        assertThat(first).isEqualTo(503);
        assertThat(second).isEqualTo(200);
        assertThat(asterisk.ledger().count(Operation.CREATE_BRIDGE_WITH_ID)).isEqualTo(2);
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
        assertThatThrownBy(() -> probe.send("POST", "/channels/b-1/dial")).isInstanceOf(IllegalStateException.class);

        // Then
        assertThat(asterisk.ledger().count(Operation.DIAL, "b-1")).isEqualTo(1);
        assertThat(probe.story("b-1")).containsExactly("StasisStart");
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
        assertThat(asterisk.ledger().eventTypes(call.channelId())).contains("StasisStart");
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
        asterisk.awaitQuiet(Duration.ofSeconds(1));
        assertThat(probe.story(call.channelId())).doesNotContain("ChannelDestroyed");
    }
}
