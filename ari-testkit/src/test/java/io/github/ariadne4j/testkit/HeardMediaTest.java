package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The media that a simulated caller reports as heard. */
class HeardMediaTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private AriSimulator asterisk;
    private AriProbe probe;
    private SimulatedCall call;

    @BeforeEach
    void callIsAnswered() {
        asterisk = ASTERISK.simulator();
        probe = AriProbe.connect(asterisk, "b2bua");
        call = asterisk.call("1000").place();
        probe.send("POST", "/channels/" + call.channelId() + "/answer");
    }

    @AfterEach
    void disconnect() {
        probe.close();
    }

    private void play(String media) {
        probe.send("POST", "/channels/" + call.channelId() + "/play/p?media=" + media);
    }

    @Test
    void what_was_played_is_told_in_order_with_its_end() {
        asterisk.sounds().missing("sound:gone").on("sound:long", Duration.ofHours(1));

        play("sound:hello,sound:gone,recording:gone,sound:long");
        call.awaitHears("sound:long");

        assertThat(call.heard())
                .containsExactly(
                        HeardMedia.ended("sound:hello"),
                        new HeardMedia("sound:gone", HeardMedia.State.MISSING),
                        new HeardMedia("recording:gone", HeardMedia.State.MISSING),
                        HeardMedia.playing("sound:long"));
    }

    @Test
    void what_is_stopped_was_not_heard_to_its_end() {
        asterisk.sounds().on("sound:long", Duration.ofHours(1));
        play("sound:long");
        call.awaitHears("sound:long");

        probe.send("DELETE", "/playbacks/p");

        probe.awaitEvent("PlaybackFinished");
        assertThat(call.heard()).containsExactly(HeardMedia.stopped("sound:long"));
    }

    @Test
    void what_is_said_in_words_cannot_be_stopped() {
        asterisk.sounds().on("digits:12", Duration.ofSeconds(1));
        play("digits:12");
        call.awaitHears("digits:12");

        int status = probe.status("DELETE", "/playbacks/p");

        assertThat(status).isEqualTo(500);
        probe.awaitEvent("PlaybackFinished");
        assertThat(call.heard()).containsExactly(HeardMedia.ended("digits:12"));
    }
}
