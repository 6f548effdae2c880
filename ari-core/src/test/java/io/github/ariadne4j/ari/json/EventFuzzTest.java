package io.github.ariadne4j.ari.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.ariadne4j.ari.event.ChannelEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Each frame on the socket is read as an event or rejected with {@link MalformedJsonException}. The profile
 * {@code nightly} tries ten million frames.
 */
class EventFuzzTest {
    private static final int FRAMES = Integer.getInteger("fuzz.frames", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261124L);
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u0000",
        "\\ud800",
        "null",
        "true",
        "-",
        "1e999999999",
        "0x1",
        "99999999999999999999999999",
        "{\"type\":",
        "\"type\":\"StasisEnd\"",
        "\"channel\":",
        "[[[[[[[[",
        "\u0000",
        "ÿ",
        "\"id\":\"\"",
        "\"timestamp\":\"2026-99-99T99:99:99.999+9999\"",
        "\"cause\":\"x\"",
        "\"args\":{}",
    };

    private final List<byte[]> samples = EventSamples.all().stream()
            .map(sample -> sample.getBytes(StandardCharsets.UTF_8))
            .toList();
    private final Random random = new Random(SEED);

    @Test
    void a_mutated_frame_is_an_event_or_refused() {
        int refused = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            byte[] mutated = mutated();
            try {
                Objects.requireNonNull(EventReader.read(mutated, mutated.length));
            } catch (MalformedJsonException expected) {
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + SEED + ", frame " + frame + ": " + new String(mutated, StandardCharsets.UTF_8), e);
            }
        }
        System.out.printf("fuzz: %,d mutated frames, %,d refused, seed %d%n", FRAMES, refused, SEED);
        assertThat(refused).as("frames refused").isBetween(FRAMES / 10, FRAMES - FRAMES / 10);
    }

    /** A cached channel is not read again; with a leading blank the reader reads the whole text. */
    @Test
    void a_mutated_frame_is_the_same_event_whether_its_channel_is_known_or_not() {
        for (int frame = 0; frame < FRAMES / 10; frame++) {
            byte[] mutated = mutated();
            byte[] spaced = new byte[mutated.length + 1];
            spaced[0] = ' ';
            System.arraycopy(mutated, 0, spaced, 1, mutated.length);
            String known = channelOf(mutated);
            if (!known.equals(channelOf(spaced))) {
                fail("seed " + SEED + ", frame " + frame + ": " + new String(mutated, StandardCharsets.UTF_8));
            }
        }
    }

    private static String channelOf(byte[] frame) {
        try {
            return EventReader.read(frame, frame.length) instanceof ChannelEvent event
                    ? event.type() + ' ' + event.channel()
                    : "of no channel";
        } catch (MalformedJsonException e) {
            return "refused";
        }
    }

    private byte[] mutated() {
        byte[] frame = samples.get(random.nextInt(samples.size())).clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            frame = changed(frame);
        }
        return frame;
    }

    private byte[] changed(byte[] frame) {
        if (frame.length == 0) {
            return frame;
        }
        int at = random.nextInt(frame.length);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(frame, at);
            case 1 -> Arrays.copyOf(frame, at);
            case 2 -> spliced(frame, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            case 3 -> spliced(frame, at, Arrays.copyOfRange(frame, at / 2, at));
            case 4 -> spliced(frame, at, "[".repeat(random.nextInt(300)).getBytes(StandardCharsets.UTF_8));
            default -> without(frame, at, Math.min(frame.length, at + random.nextInt(20)));
        };
    }

    private byte[] flipped(byte[] frame, int at) {
        frame[at] ^= (byte) (1 << random.nextInt(8));
        return frame;
    }

    private static byte[] spliced(byte[] frame, int at, byte[] piece) {
        byte[] longer = Arrays.copyOf(frame, frame.length + piece.length);
        System.arraycopy(frame, at, longer, at + piece.length, frame.length - at);
        System.arraycopy(piece, 0, longer, at, piece.length);
        return longer;
    }

    private static byte[] without(byte[] frame, int from, int to) {
        byte[] shorter = Arrays.copyOf(frame, frame.length - (to - from));
        System.arraycopy(frame, to, shorter, from, frame.length - to);
        return shorter;
    }
}
