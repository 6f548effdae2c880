package io.github.ariadne4j.chaos.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ToneDetectorTest {
    private static final int PERIOD_MS = 20;

    private final ToneDetector ear = new ToneDetector(11);
    private final List<Integer> heard = new ArrayList<>();
    private long now;

    /** Plays a sound for this number of milliseconds. */
    private void hear(IntUnaryOperator sound, int millis) {
        int at = 0;
        for (int packets = millis / PERIOD_MS; packets > 0; packets--) {
            ByteBuffer packet = ByteBuffer.allocate(172).position(12);
            while (packet.hasRemaining()) {
                packet.put(MuLaw.encode(sound.applyAsInt(at++)));
            }
            now += Duration.ofMillis(PERIOD_MS).toNanos();
            ear.hear(packet.flip(), now).ifPresent(heard::add);
        }
    }

    private static IntUnaryOperator tone(int number) {
        return at -> Tone.sample(number, at);
    }

    private static IntUnaryOperator hertz(int hertz) {
        return at -> (int) (8_000 * Math.sin(2 * Math.PI * hertz * at / Tone.RATE));
    }

    @Test
    void hears_each_tone_once_when_it_begins() {
        for (int number = 1; number <= 11; number++) {
            hear(tone(number), 700);
        }

        assertThat(heard).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void hears_a_tone_again_after_a_silence() {
        hear(tone(5), 700);
        now += Duration.ofSeconds(1).toNanos();
        hear(tone(5), 700);

        assertThat(heard).containsExactly(5, 5);
    }

    @Test
    void hears_neither_other_sounds_nor_a_tone_that_is_too_short() {
        hear(hertz(425), 1_000);
        hear(hertz(550), 1_000);
        hear(at -> 0, 1_000);
        hear(tone(1), 60);

        assertThat(heard).isEmpty();
    }

    @Test
    void a_stored_tone_is_a_wav_of_five_thousand_six_hundred_samples() {
        ByteBuffer wav = ByteBuffer.wrap(Tone.wav(1)).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(wav.getInt(40)).isEqualTo(11_200).isEqualTo(wav.capacity() - 44);
        assertThat(wav.getShort(44 + 2 * 4)).isEqualTo(Tone.sample(1, 4));
    }
}
