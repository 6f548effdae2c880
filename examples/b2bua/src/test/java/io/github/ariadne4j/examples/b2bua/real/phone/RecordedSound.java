package io.github.ariadne4j.examples.b2bua.real.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of {@code wav} as Asterisk writes it: 16 bit linear, 8 kHz, one channel. */
public final class RecordedSound {
    private static final int HEADER = 44;
    private static final int RATE = 8_000;

    private final short[] samples;

    private RecordedSound(short[] samples) {
        this.samples = samples;
    }

    public static RecordedSound read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            short[] samples = new short[(bytes.capacity() - HEADER) / 2];
            bytes.position(HEADER).asShortBuffer().get(samples);
            return new RecordedSound(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public double seconds() {
        return (double) samples.length / RATE;
    }

    /** The part of all power that is at this frequency, by the algorithm of Goertzel: 1 for a pure tone. */
    public double shareOf(int hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double last = 0;
        double beforeLast = 0;
        double power = 0;
        for (short sample : samples) {
            double next = sample + coefficient * last - beforeLast;
            beforeLast = last;
            last = next;
            power += (double) sample * sample;
        }
        double found = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return 2 * found / (power * samples.length);
    }
}
