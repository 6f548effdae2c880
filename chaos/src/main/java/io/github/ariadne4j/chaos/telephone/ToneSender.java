package io.github.ariadne4j.chaos.telephone;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The RTP packets (PCMU) of a tone that a telephone sends. Used by one thread. */
final class ToneSender {
    private static final int HEADER = 12;
    private static final int VERSION = 0x8000;
    private static final int SAMPLES = 160;
    private static final long PERIOD_NANOS = Duration.ofMillis(20).toNanos();

    private final int tone;
    private int sequence;
    private long dueNanos = System.nanoTime();

    ToneSender(int tone) {
        this.tone = tone;
    }

    /** The next packet, once each 20 ms; null if none is due. */
    @Nullable ByteBuffer due(long nanos) {
        if (nanos - dueNanos < 0) {
            return null;
        }
        dueNanos += PERIOD_NANOS;
        int first = sequence * SAMPLES;
        ByteBuffer packet = ByteBuffer.allocate(HEADER + SAMPLES);
        packet.putShort((short) VERSION)
                .putShort((short) sequence)
                .putInt(first)
                .putInt(tone);
        for (int at = first; at < first + SAMPLES; at++) {
            packet.put(MuLaw.encode(Tone.sample(tone, at)));
        }
        sequence++;
        return packet.flip();
    }
}
