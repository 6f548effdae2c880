package io.github.ariadne4j.chaos.telephone;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalInt;

/** Detects the beginning of each {@link Tone} in RTP packets (PCMU). */
final class ToneDetector {
    private static final int HEADER = 12;
    /** The payload type; the first bit of its byte is a marker. */
    private static final int PCMU = 0;

    private static final int TYPE_BITS = 0x7F;
    /** The required share of a packet's power; a pure tone has nearly all of it. */
    private static final double MOST = 0.7;
    /** 100 ms. */
    private static final int ENOUGH_PACKETS = 5;
    /** A shorter gap is a late packet. */
    private static final long SILENCE = Duration.ofMillis(300).toNanos();

    private final long[] lastNanos;
    private int current;
    private int packets;
    private boolean isNew;

    /** For this number of tones. */
    ToneDetector(int tones) {
        lastNanos = new long[tones + 1];
    }

    /** Whether the packet has sound. */
    static boolean isSound(ByteBuffer packet) {
        return packet.limit() > HEADER && (packet.get(1) & TYPE_BITS) == PCMU;
    }

    /** The tone that is certain with this packet, once each time it is played. */
    OptionalInt hear(ByteBuffer packet, long nanos) {
        int tone = toneOf(packet.position(HEADER));
        if (tone == 0) {
            return OptionalInt.empty();
        }
        if (tone != current || nanos - lastNanos[tone] > SILENCE) {
            current = tone;
            packets = 0;
            isNew = true;
        }
        lastNanos[tone] = nanos;
        packets++;
        if (!isNew || packets < ENOUGH_PACKETS) {
            return OptionalInt.empty();
        }
        isNew = false;
        return OptionalInt.of(tone);
    }

    /** The time of the last packet with a tone; 0 before the first. */
    long lastNanos() {
        return lastNanos[current];
    }

    private int toneOf(ByteBuffer payload) {
        double[] samples = new double[payload.remaining()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = MuLaw.decode(payload.get());
        }
        for (int tone = 1; tone < lastNanos.length; tone++) {
            if (share(samples, Tone.hertz(tone)) > MOST) {
                return tone;
            }
        }
        return 0;
    }

    /** The share of the power at this frequency (Goertzel algorithm). */
    private static double share(double[] samples, int hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / Tone.RATE);
        double last = 0;
        double beforeLast = 0;
        double power = 0;
        for (double sample : samples) {
            double next = sample + coefficient * last - beforeLast;
            beforeLast = last;
            last = next;
            power += sample * sample;
        }
        double found = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return power == 0 ? 0 : 2 * found / (power * samples.length);
    }
}
