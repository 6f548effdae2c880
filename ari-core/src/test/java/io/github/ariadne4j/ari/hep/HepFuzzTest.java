package io.github.ariadne4j.ari.hep;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each datagram has one of the outcomes, and needs memory in proportion to its size. */
class HepFuzzTest {
    private static final int DATAGRAMS = Integer.getInteger("fuzz.frames", 200_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261128L);
    private static final int LARGEST = 65_507;
    private static final String[] PIECES = {
        "HEP3",
        "\r\n",
        "\n\n",
        "\r\n\r\n",
        "\r\n ",
        ":",
        "\0",
        "\u00ff",
        "SIP/2.0 ",
        "Call-ID:",
        "i:",
        "CSeq: 1 BYE",
        "Authorization: Digest ",
        "response=",
        "a=crypto:",
        "inline:",
        "Content-Type: application/dtmf",
    };

    private static final String REPORT = "{\"ssrc\":1,\"sender_information\":{\"packets\":500},\"report_blocks\":"
            + "[{\"source_ssrc\":2,\"fraction_lost\":3,\"packets_lost\":7,\"ia_jitter\":9,\"lsr\":\"4\",\"dlsr\":5}]}";

    private final List<byte[]> samples = Stream.concat(
                    SipSamples.all().stream().map(HepDatagram::sip),
                    Stream.of(HepDatagram.rtcp(
                            HepDatagram.address("192.0.2.1", 10_001),
                            HepDatagram.address("192.0.2.2", 10_003),
                            "a@phone",
                            REPORT)))
            .map(sample -> sample.password("secret").bytes())
            .toList();
    private final RtcpStore reports = new RtcpStore(10);
    private final Random random = new Random(SEED);
    private final HepDecoder open = new HepDecoder("");
    private final HepDecoder guarded = new HepDecoder("secret");

    @Test
    void a_mutated_or_random_datagram_has_an_outcome() {
        int messages = 0;
        int malformed = 0;
        for (int count = 0; count < DATAGRAMS; count++) {
            byte[] datagram = random.nextInt(4) == 0 ? noise() : mutated();
            HepOutcome outcome = decode(count, datagram);
            messages += outcome instanceof HepOutcome.Message ? 1 : 0;
            malformed += outcome instanceof HepOutcome.Malformed ? 1 : 0;
        }
        System.out.printf(
                "fuzz: %,d datagrams, %,d messages, %,d malformed, seed %d%n", DATAGRAMS, messages, malformed, SEED);
        assertThat(messages).as("messages").isGreaterThan(DATAGRAMS / 10);
        assertThat(malformed).as("malformed").isGreaterThan(DATAGRAMS / 10);
    }

    /** The largest datagrams of UDP, each a repetition of one piece, which is the worst case of naive searches. */
    @Test
    void a_large_datagram_costs_memory_in_proportion() {
        for (String piece : PIECES) {
            String head = "INVITE sip:x SIP/2.0\r\nCall-ID: x\r\nCSeq: 1 INVITE\r\n";
            String filled = head + piece.repeat((LARGEST - 500) / piece.length());
            byte[] datagram = HepDatagram.sip(filled).bytes();
            decode(0, datagram);
            long before = allocated();
            decode(0, datagram);
            assertThat(allocated() - before)
                    .as("bytes allocated for %,d bytes of %s", datagram.length, piece)
                    .isLessThan(64L * LARGEST);
        }
    }

    private HepOutcome decode(int count, byte[] datagram) {
        try {
            HepOutcome outcome = open.decode(datagram, datagram.length);
            if (outcome instanceof HepOutcome.Message message) {
                readAll(message.message());
            } else if (outcome instanceof HepOutcome.Rtcp report) {
                reports.accept(report.message());
            }
            assertThat(guarded.decode(datagram, datagram.length)).isNotNull();
            return outcome;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("seed " + SEED + ", datagram " + count + ": " + new String(datagram, ISO_8859_1), e);
        }
    }

    private static void readAll(SipMessage message) {
        assertThat(message.firstLine()).isNotEmpty();
        assertThat(message.summary()).isNotEmpty();
        assertThat(message.headers()).isNotNull();
        assertThat(message.body()).isNotNull();
        assertThat(message.method()).isNotEmpty();
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return random.nextBoolean()
                ? HepDatagram.sip(new String(noise, ISO_8859_1)).bytes()
                : noise;
    }

    private byte[] mutated() {
        byte[] datagram = samples.get(random.nextInt(samples.size())).clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            datagram = changed(datagram);
        }
        return random.nextBoolean() ? withRightLength(datagram) : datagram;
    }

    private byte[] changed(byte[] datagram) {
        if (datagram.length == 0) {
            return datagram;
        }
        int at = random.nextInt(datagram.length);
        return switch (random.nextInt(4)) {
            case 0 -> flipped(datagram, at);
            case 1 -> Arrays.copyOf(datagram, at);
            case 2 -> spliced(datagram, at, PIECES[random.nextInt(PIECES.length)].getBytes(ISO_8859_1));
            default -> replaced(datagram, at, PIECES[random.nextInt(PIECES.length)].getBytes(ISO_8859_1));
        };
    }

    private byte[] flipped(byte[] datagram, int at) {
        datagram[at] ^= (byte) (1 << random.nextInt(8));
        return datagram;
    }

    private static byte[] spliced(byte[] datagram, int at, byte[] piece) {
        byte[] longer = Arrays.copyOf(datagram, datagram.length + piece.length);
        System.arraycopy(datagram, at, longer, at + piece.length, datagram.length - at);
        System.arraycopy(piece, 0, longer, at, piece.length);
        return longer;
    }

    private static byte[] replaced(byte[] datagram, int at, byte[] piece) {
        System.arraycopy(piece, 0, datagram, at, Math.min(piece.length, datagram.length - at));
        return datagram;
    }

    private static byte[] withRightLength(byte[] datagram) {
        if (datagram.length >= 6) {
            datagram[4] = (byte) (datagram.length >> 8);
            datagram[5] = (byte) datagram.length;
        }
        return datagram;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
