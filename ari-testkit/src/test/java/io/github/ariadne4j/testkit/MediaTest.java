package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTest {
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

    private String answeredCall() {
        SimulatedCall call = asterisk.call("1000").place();
        probe.send("POST", "/channels/" + call.channelId() + "/answer");
        return call.channelId();
    }

    private List<String> typesWith(String part) {
        return probe.types().stream().filter(type -> type.contains(part)).toList();
    }

    @Test
    void several_media_are_played_one_after_the_other() {
        // When
        probe.send("POST", "/channels/" + answeredCall() + "/play/p-1?media=sound:one,sound:two");

        // Then
        var finished = probe.awaitEvent("PlaybackFinished");
        assertThat(typesWith("Playback"))
                .containsExactly("PlaybackStarted", "PlaybackContinuing", "PlaybackStarted", "PlaybackFinished");
        assertThat(finished.path("playback").path("state").asText()).isEqualTo("done");
        assertThat(finished.path("playback").path("media_uri").asText()).isEqualTo("sound:two");
    }

    @Test
    void playback_on_a_bridge_can_be_paused_wound_and_stopped() {
        // Given
        asterisk.sounds().on("sound:long", Duration.ofHours(1));
        probe.send("POST", "/bridges/br-1");
        probe.send("POST", "/applications/b2bua/subscription?eventSource=bridge:br-1");
        probe.send("POST", "/bridges/br-1/play/p-1?media=sound:long");
        probe.awaitEvent("PlaybackStarted");

        // When
        int paused = probe.status("POST", "/playbacks/p-1/control?operation=pause");
        String state = probe.json("GET", "/playbacks/p-1").path("state").asText();
        int twice = probe.status("POST", "/playbacks/p-1/control?operation=pause");
        int unknown = probe.status("POST", "/playbacks/p-1/control?operation=dance");
        int unpaused = probe.status("POST", "/playbacks/p-1/control?operation=unpause");
        int wound = probe.status("POST", "/playbacks/p-1/control?operation=forward");

        // Then
        assertThat(List.of(paused, twice, unknown, unpaused, wound)).containsExactly(204, 409, 400, 204, 204);
        assertThat(state).isEqualTo("paused");
        probe.awaitEvent("PlaybackFinished");
        assertThat(probe.status("DELETE", "/playbacks/p-1")).isEqualTo(404);
    }

    @Test
    void tone_plays_until_it_is_stopped() {
        // Given
        asterisk.sounds().otherwise(Duration.ZERO);
        probe.send("POST", "/channels/" + answeredCall() + "/play/tone?media=tone:ring");
        probe.send("POST", "/channels/" + answeredCall() + "/play/sound?media=sound:beep");
        probe.awaitEvent("PlaybackFinished");

        // When
        String state = probe.json("GET", "/playbacks/tone").path("state").asText();
        int stopped = probe.status("DELETE", "/playbacks/tone");
        int again = probe.status("DELETE", "/playbacks/tone");
        int look = probe.status("GET", "/playbacks/tone");

        // Then
        assertThat(state).isEqualTo("playing");
        assertThat(List.of(stopped, again, look)).containsExactly(204, 404, 404);
        await().until(() -> typesWith("PlaybackFinished").size() == 2);
    }

    @Test
    void playbacks_of_a_channel_are_played_one_after_the_other() {
        // Given
        asterisk.sounds().otherwise(Duration.ZERO);
        String path = "/channels/" + answeredCall() + "/play/";
        probe.send("POST", path + "tone?media=tone:ring");
        probe.send("POST", path + "sound?media=sound:beep");
        probe.awaitEvent("PlaybackStarted");

        // When
        String waiting = probe.json("GET", "/playbacks/sound").path("state").asText();
        probe.send("DELETE", "/playbacks/tone");

        // Then
        await().until(() -> typesWith("PlaybackFinished").size() == 2);
        assertThat(waiting).isEqualTo("queued");
        assertThat(typesWith("Playback"))
                .containsExactly("PlaybackStarted", "PlaybackFinished", "PlaybackStarted", "PlaybackFinished");
    }

    @Test
    void tone_of_a_given_length_ends_by_itself() {
        asterisk.sounds().on("tone:ring", Duration.ZERO);
        probe.send("POST", "/channels/" + answeredCall() + "/play/tone?media=tone:ring");
        probe.awaitEvent("PlaybackFinished");
        assertThat(probe.status("GET", "/playbacks/tone")).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"POST, ring", "DELETE, ring", "POST, moh", "DELETE, moh"})
    void sound_for_a_channel_that_no_application_controls_is_refused(String method, String operation) {
        // Given
        asterisk.callees().otherwise(CalleeScript.ringsForever());
        probe.send("POST", "/channels/b-1?endpoint=PJSIP/3314@peer&app=b2bua");

        // Then
        assertThat(probe.status(method, "/channels/b-1/" + operation)).isEqualTo(409);
        assertThat(probe.status(method, "/channels/none/" + operation)).isEqualTo(404);
    }

    @Test
    void playback_ends_with_its_channel_before_the_channel_leaves() {
        // Given
        asterisk.sounds().otherwise(Duration.ofHours(1));
        String channel = answeredCall();
        probe.send("POST", "/channels/" + channel + "/play/p-1?media=sound:long");
        probe.awaitEvent("PlaybackStarted");

        // When
        probe.send("DELETE", "/channels/" + channel);

        // Then
        probe.awaitEvent("StasisEnd", channel);
        assertThat(probe.types()).containsSubsequence("PlaybackFinished", "StasisEnd");
    }

    @Test
    void recording_ends_on_a_key_and_is_stored() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();
        String channel = call.channelId();
        probe.send("POST", "/channels/" + channel + "/answer");
        probe.send("POST", "/channels/" + channel + "/record?name=r-1&format=wav&terminateOn=%23");
        probe.awaitEvent("RecordingStarted");
        int intoBridge = probe.status("POST", "/bridges/br-1");
        int whileRecording = probe.status("POST", "/bridges/br-1/addChannel?channel=" + channel);

        // When
        call.press("1#");

        // Then
        var finished = probe.awaitEvent("RecordingFinished").path("recording");
        assertThat(finished.path("state").asText()).isEqualTo("done");
        assertThat(List.of(intoBridge, whileRecording)).containsExactly(200, 409);
        assertThat(probe.json("GET", "/recordings/stored/r-1").path("format").asText())
                .isEqualTo("wav");
        assertThat(probe.status("POST", "/recordings/stored/r-1/copy?destinationRecordingName=r-2"))
                .isEqualTo(200);
        assertThat(probe.json("GET", "/recordings/stored")).hasSize(2);
        assertThat(probe.status("DELETE", "/recordings/stored/r-1")).isEqualTo(204);
    }

    @Test
    void live_recording_is_paused_muted_and_cancelled_without_a_file() {
        // Given
        String channel = answeredCall();
        probe.send("POST", "/channels/" + channel + "/record?name=r-1&format=wav");
        probe.awaitEvent("RecordingStarted");

        // When
        int paused = probe.status("POST", "/recordings/live/r-1/pause");
        String state = probe.json("GET", "/recordings/live/r-1").path("state").asText();
        int muted = probe.status("POST", "/recordings/live/r-1/mute");
        int again = probe.status("POST", "/channels/" + channel + "/record?name=r-1&format=wav");
        int cancelled = probe.status("DELETE", "/recordings/live/r-1");

        // Then
        assertThat(List.of(paused, muted, again, cancelled)).containsExactly(204, 204, 409, 204);
        assertThat(state).isEqualTo("paused");
        assertThat(probe.awaitEvent("RecordingFinished")
                        .path("recording")
                        .path("state")
                        .asText())
                .isEqualTo("canceled");
        assertThat(probe.status("GET", "/recordings/stored/r-1")).isEqualTo(404);
    }

    @Test
    void dialled_channel_cannot_be_recorded_outside_a_bridge_and_that_shows_later() {
        // Given
        probe.create("b-1", "PJSIP/3314@peer", "");
        probe.send("POST", "/channels/b-1/dial");
        probe.awaitEvent("ChannelStateChange", "b-1");

        // When
        int status = probe.status("POST", "/channels/b-1/record?name=r-1&format=wav");

        // Then
        assertThat(status).isEqualTo(201);
        assertThat(probe.awaitEvent("RecordingFailed")
                        .path("recording")
                        .path("cause")
                        .asText())
                .isEqualTo("Cannot record channel while in bridge");
    }

    @Test
    void telephone_hears_what_the_application_does_to_it() {
        // Given
        SimulatedCall call = asterisk.call("1000").place();
        String path = "/channels/" + call.channelId();
        probe.send("POST", path + "/answer");

        // When
        probe.send("POST", path + "/hold");
        probe.send("POST", path + "/moh");
        probe.send("POST", path + "/mute?direction=in");
        probe.send("DELETE", path + "/hold");
        probe.send("POST", path + "/dtmf?dtmf=12");

        // Then
        assertThat(call.mediaStates()).containsExactlyInAnyOrder(MediaState.MUSIC, MediaState.MUTED_IN);
        assertThat(call.heardDigits()).isEqualTo("12");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, hold, 412",
        "POST, ring, 412",
        "DELETE, ring, 412",
        "POST, moh, 412",
        "DELETE, moh, 412",
        "POST, dtmf?dtmf=1, 412",
        "DELETE, mute, 412",
        "POST, silence, 412",
        "POST, redirect?endpoint=PJSIP/1@p, 412"
    })
    void media_is_refused_while_a_channel_is_down(String method, String operation, int status) {
        // Given
        probe.create("b-1", "PJSIP/3314@peer", "");

        // Then
        assertThat(probe.status(method, "/channels/b-1/" + operation)).isEqualTo(status);
    }
}
