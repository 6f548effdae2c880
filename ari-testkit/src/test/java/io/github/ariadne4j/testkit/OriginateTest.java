package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginateTest {
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
    void originated_channel_enters_the_application_when_it_is_answered() {
        // When
        probe.send("POST", "/channels/b-1?endpoint=PJSIP/3314@peer&app=b2bua&appArgs=x,y&callerId=1000");

        // Then
        var start = probe.awaitEvent("StasisStart", "b-1");
        assertThat(start.path("args").get(1).asText()).isEqualTo("y");
        assertThat(start.path("channel").path("state").asText()).isEqualTo("Up");
        assertThat(probe.story("b-1"))
                .containsExactly(
                        "Dial",
                        "ChannelStateChange Ringing",
                        "Dial RINGING",
                        "ChannelStateChange Up",
                        "Dial ANSWER",
                        "StasisStart");
        assertThat(asterisk.awaitDialled("3314").displayedCaller()).isEqualTo("1000");
    }

    @Test
    void busy_originated_channel_tells_its_dial_status_before_its_end() {
        // Given
        asterisk.callees().on("3314", CalleeScript.busy());

        // When
        probe.send("POST", "/channels/b-1?endpoint=PJSIP/3314@peer&app=b2bua");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.story("b-1"))
                .containsExactly("Dial", "ChannelHangupRequest 17/486", "Dial BUSY", "ChannelDestroyed 17/486");
    }

    @Test
    void unanswered_originated_channel_ends_without_a_word() {
        // Given
        asterisk.callees().on("3314", CalleeScript.silent());

        // When
        probe.send("POST", "/channels/b-1?endpoint=PJSIP/3314@peer&app=b2bua&timeout=1");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.story("b-1")).containsExactly("Dial", "ChannelDestroyed 19/480");
    }

    @Test
    void deleted_ringing_originated_channel_ends_with_no_answer() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsForever());
        probe.send("POST", "/channels/b-1?endpoint=PJSIP/3314@peer&app=b2bua");
        probe.awaitEvent("ChannelStateChange", "b-1");

        // When
        probe.send("DELETE", "/channels/b-1");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.story("b-1")).endsWith("ChannelHangupRequest 32 soft", "Dial NOANSWER", "ChannelDestroyed 16");
    }

    @Test
    void one_that_is_not_answered_is_given_up_after_its_script_if_that_is_shorter() {
        // Given
        asterisk.callees().on("3314", CalleeScript.ringsThenRejects(Duration.ofMillis(5), 603));

        // When
        probe.send("POST", "/channels/b-1?endpoint=PJSIP/3314@peer&app=b2bua&timeout=-1");

        // Then
        probe.awaitEvent("ChannelDestroyed", "b-1");
        assertThat(probe.story("b-1")).endsWith("Dial CONGESTION", "ChannelDestroyed 21/603");
    }

    @ParameterizedTest
    @CsvSource({
        "/channels, 400, Endpoint must be specified",
        "/channels//answer, 400, Endpoint must be specified",
        "/channels?endpoint=PJSIP&app=b2bua, 400, Invalid endpoint specified",
        "/channels?endpoint=PJSIP/1@p, 400, Application or extension must be specified",
        "/channels?endpoint=PJSIP/1@p&app=b2bua&originator=none, 400, Originator not found",
        "/channels?endpoint=PJSIP/1@p&app=b2bua&channelId=B-1, 409, Channel with given unique ID already exists"
    })
    void origination_is_refused(String path, int status, String message) {
        // Given
        probe.create("b-1", "PJSIP/3314@peer", "");

        // When
        var response = probe.send("POST", path);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(AriProbe.parse(response.body()).path("message").asText()).isEqualTo(message);
    }

    @Test
    void snoop_and_external_media_are_channels_of_the_application() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();

        // When
        probe.send("POST", "/channels/" + call.channelId() + "/snoop/s-1?spy=in&app=b2bua&appArgs=x");
        probe.send("POST", "/channels/externalMedia?channelId=m-1&app=b2bua&external_host=h:1&format=ulaw");

        // Then
        var snoop = probe.awaitEvent("StasisStart", "s-1");
        var media = probe.awaitEvent("StasisStart", "m-1");
        assertThat(snoop.path("channel").path("name").asText()).startsWith("Snoop/" + call.channelId());
        assertThat(media.path("channel").path("name").asText()).startsWith("UnicastRTP/h:1");
        assertThat(probe.status("POST", "/channels/" + call.channelId() + "/snoop?app=b2bua"))
                .isEqualTo(400);
        assertThat(probe.status("DELETE", "/channels/s-1")).isEqualTo(204);
    }
}
