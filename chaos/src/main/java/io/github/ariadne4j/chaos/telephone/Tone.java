package io.github.ariadne4j.chaos.telephone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The tones 1, 2, …, of 500, 600, … Hz, which are played to a caller in place of prompts. */
public final class Tone {
    /** Samples a second. */
    static final int RATE = 8_000;

    private static final int LOWEST = 400;
    private static final int STEP = 100;
    private static final int LOUDNESS = 8_000;
    /** 0.7 s. */
    private static final int SAMPLES = 5_600;

    private static final int FORMAT_SIZE = 16;
    private static final int HEADER = 44;

    private Tone() {}

    static int hertz(int number) {
        return LOWEST + number * STEP;
    }

    /** A sample of a tone. */
    static short sample(int number, int at) {
        return (short) (LOUDNESS * Math.sin(2 * Math.PI * hertz(number) * at / RATE));
    }

    /** 0.7 s of a tone as a {@code wav} file: 16 bit linear, 8 kHz, one channel. */
    public static byte[] wav(int number) {
        int size = 2 * SAMPLES;
        ByteBuffer file = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER - 8 + size).put(ascii("WAVEfmt ")).putInt(FORMAT_SIZE);
        file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(size);
        for (int at = 0; at < SAMPLES; at++) {
            file.putShort(sample(number, at));
        }
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
