package io.github.ariadne4j.chaos.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class KeyEventsTest {
    private static final int TELEPHONE_EVENT = 101;
    private static final int HASH = 11;

    private final KeyEvents keys = new KeyEvents();

    private static ByteBuffer event(int timestamp, int code) {
        ByteBuffer packet = ByteBuffer.allocate(16);
        packet.putShort((short) (0x8000 | TELEPHONE_EVENT))
                .putShort((short) 1)
                .putInt(timestamp)
                .putInt(7);
        packet.put((byte) code).put((byte) 10).putShort((short) 160);
        return packet.flip();
    }

    @Test
    void a_key_is_heard_once_however_many_packets_it_has() {
        assertThat(keys.hear(event(100, HASH))).isEqualTo('#');
        assertThat(keys.hear(event(100, HASH))).isEqualTo((char) 0);
        assertThat(keys.hear(event(900, HASH))).isEqualTo('#');
    }

    @Test
    void an_event_is_no_sound() {
        assertThat(ToneDetector.isSound(event(100, 1))).isFalse();
        assertThat(ToneDetector.isSound(new ToneSender(1).due(System.nanoTime())))
                .isTrue();
    }
}
