package io.github.ariadne4j.chaos.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToneSenderTest {
    @Test
    void an_ear_hears_the_tone_of_a_voice_once() {
        ToneDetector ear = new ToneDetector(FlowTones.THANKS);
        ToneSender voice = new ToneSender(FlowTones.MEMBER);
        List<Integer> heard = new ArrayList<>();
        long now = System.nanoTime();

        for (int packets = 0; packets < 50; packets++) {
            now += Duration.ofMillis(20).toNanos();
            ByteBuffer packet = voice.due(now);
            assertThat(packet).isNotNull();
            ear.hear(packet, now).ifPresent(heard::add);
        }

        assertThat(heard).containsExactly(FlowTones.MEMBER);
    }
}
