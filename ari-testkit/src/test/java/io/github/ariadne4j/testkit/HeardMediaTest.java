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

    private String bridge() {
        return probe.json("POST", "/bridges").path("id").asText();
    }

    private void member(String operation, String bridge) {
        probe.send("POST", "/bridges/" + bridge + '/' + operation + "?channel=" + call.channelId());
    }

    @Test
    void what_is_played_to_a_bridge_is_heard_by_its_members_and_is_not_played_to_their_channels() {
        asterisk.sounds().on("sound:long", Duration.ofHours(1));
        play("sound:alone");
        probe.awaitEvent("PlaybackFinished");
        String bridge = bridge();
        member("addChannel", bridge);

        probe.send("POST", "/bridges/" + bridge + "/play/b?media=sound:for-all,sound:long");
        call.awaitHears("sound:long");

        assertThat(call.heard())
                .containsExactly(
                        HeardMedia.ended("sound:alone"),
                        HeardMedia.ended("sound:for-all"),
                        HeardMedia.playing("sound:long"));
        assertThat(call.playedToChannel()).containsExactly(HeardMedia.ended("sound:alone"));
    }

    @Test
    void a_member_hears_what_its_bridge_plays_from_when_it_enters_until_it_leaves() {
        asterisk.sounds().on("sound:long", Duration.ofHours(1));
        SimulatedCall other = asterisk.call("1001").place();
        probe.send("POST", "/channels/" + other.channelId() + "/answer");
        String bridge = bridge();
        probe.send("POST", "/bridges/" + bridge + "/addChannel?channel=" + other.channelId());
        probe.send("POST", "/bridges/" + bridge + "/play/b?media=sound:long");
        other.awaitHears("sound:long");

        member("addChannel", bridge);
        call.awaitHears("sound:long");
        member("removeChannel", bridge);
        play("sound:alone");
        call.awaitHears("sound:alone");

        assertThat(call.heard()).first().isEqualTo(HeardMedia.stopped("sound:long"));
        assertThat(other.heard()).containsExactly(HeardMedia.playing("sound:long"));
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
