package io.github.ariadne4j.examples.b2bua.real.phone;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The keys of a telephone as media: telephone events of RFC 4733, or dual tones in the sound. */
public final class DtmfMedia {
    /** What the telephone offers for telephone events. */
    static final int EVENT_PAYLOAD = 101;

    private static final String KEYS = "123A456B789C*0#D";
    private static final String EVENTS = "0123456789*#ABCD";
    private static final int[] LOW = {697, 770, 852, 941};
    private static final int[] HIGH = {1209, 1336, 1477, 1633};
    private static final int RATE = 8_000;
    private static final int SAMPLES = 160;
    private static final double AMPLITUDE = 6_000;

    /** 120 ms, and as much before the next key. */
    private static final int FRAMES = 6;

    /** The last packet of an event is sent three times. */
    private static final int ENDS = 3;

    private DtmfMedia() {}

    /** 20 ms of media. */
    public static final class Frame {
        private final int payloadType;
        private final byte[] payload;
        private final int age;

        private Frame(int payloadType, byte[] payload, int age) {
            this.payloadType = payloadType;
            this.payload = payload;
            this.age = age;
        }

        private static Frame sound(byte[] payload) {
            return new Frame(0, payload, 0);
        }

        /** Of RTP. */
        int payloadType() {
            return payloadType;
        }

        byte[] payload() {
            return payload;
        }

        /** How many frames ago the event began that it is part of. */
        int age() {
            return age;
        }
    }

    public static List<Frame> events(String keys) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            for (int frame = 0; frame < FRAMES + ENDS; frame++) {
                boolean end = frame >= FRAMES;
                int lasted = Math.min(frame + 1, FRAMES) * SAMPLES;
                frames.add(new Frame(EVENT_PAYLOAD, event(EVENTS.indexOf(key), end, lasted), frame));
            }
            addPause(frames);
        }
        return frames;
    }

    /** RFC 4733, 2.3: event, end bit and volume, duration. */
    private static byte[] event(int event, boolean end, int lasted) {
        return ByteBuffer.allocate(4)
                .put((byte) event)
                .put((byte) (end ? 0x8A : 0x0A))
                .putShort((short) lasted)
                .array();
    }

    static List<Frame> tones(String keys) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < keys.length(); i++) {
            int place = KEYS.indexOf(keys.charAt(i));
            for (int frame = 0; frame < FRAMES; frame++) {
                frames.add(Frame.sound(tone(LOW[place / 4], HIGH[place % 4], frame * SAMPLES)));
            }
            addPause(frames);
        }
        return frames;
    }

    private static void addPause(List<Frame> frames) {
        frames.addAll(silence(FRAMES));
    }

    /** So many frames of silence. */
    public static List<Frame> silence(int frames) {
        byte[] silence = new byte[SAMPLES];
        Arrays.fill(silence, muLaw(0));
        return Collections.nCopies(frames, Frame.sound(silence));
    }

    /** So many frames of a note. */
    public static List<Frame> note(int hertz, int frames) {
        return IntStream.range(0, frames)
                .mapToObj(frame -> Frame.sound(tone(hertz, hertz, frame * SAMPLES)))
                .toList();
    }

    /** Two sines, as PCMU. */
    private static byte[] tone(int low, int high, int from) {
        byte[] payload = new byte[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double at = 2 * Math.PI * (from + i) / RATE;
            payload[i] = muLaw((int) (AMPLITUDE * (Math.sin(low * at) + Math.sin(high * at))));
        }
        return payload;
    }

    /** G.711. */
    private static byte muLaw(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), 32_635) + 132;
        int exponent = 7;
        while (exponent > 0 && (magnitude & (0x80 << exponent)) == 0) {
            exponent--;
        }
        int mantissa = magnitude >> (exponent + 3) & 0x0F;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }
}
