package io.github.ariadne4j.ari.hep;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one HEPv3 datagram, by type. Of several chunks of one type the first is used; vendor chunks are
 * ignored.
 */
final class HepChunks {
    static final int PROTOCOL = 2;
    static final int SOURCE_PORT = 7;
    static final int DESTINATION_PORT = 8;
    static final int PAYLOAD_TYPE = 11;
    static final int PASSWORD = 14;
    static final int PAYLOAD = 15;
    /** The correlation id; the SIP Call-ID with {@code uuid_type = call-id}. */
    static final int CORRELATION = 17;

    private static final int SOURCE_IPV4 = 3;
    private static final int DESTINATION_IPV4 = 4;
    private static final int SOURCE_IPV6 = 5;
    private static final int DESTINATION_IPV6 = 6;
    private static final int SECONDS = 9;
    private static final int MICROSECONDS = 10;

    private static final byte[] MAGIC = "HEP3".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 6;
    private static final int KNOWN = 18;
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final byte[] datagram;
    private final int[] from = new int[KNOWN];
    private final int[] length = new int[KNOWN];

    private HepChunks(byte[] datagram) {
        this.datagram = datagram;
        Arrays.fill(length, -1);
    }

    /** The chunks of a datagram; null if it is not HEPv3, or if its lengths are inconsistent. */
    static @Nullable HepChunks read(byte[] datagram, int end) {
        boolean isHep = end >= HEADER && Arrays.equals(datagram, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
        if (!isHep || number(datagram, MAGIC.length, 2) != end) {
            return null;
        }
        HepChunks chunks = new HepChunks(datagram);
        int at = HEADER;
        while (at + HEADER <= end) {
            int size = (int) number(datagram, at + 4, 2);
            if (size < HEADER || size > end - at) {
                return null;
            }
            chunks.add(at, size);
            at += size;
        }
        return at == end ? chunks : null;
    }

    private void add(int at, int size) {
        long vendor = number(datagram, at, 2);
        int type = (int) number(datagram, at + 2, 2);
        if (vendor == 0 && type < KNOWN && length[type] < 0) {
            from[type] = at + HEADER;
            length[type] = size - HEADER;
        }
    }

    /** An unsigned number of this size; -1 if there is none. */
    long number(int type, int bytes) {
        return length[type] == bytes ? number(datagram, from[type], bytes) : -1;
    }

    /** Null if there is none. */
    byte @Nullable [] bytes(int type) {
        return length[type] < 0 ? null : Arrays.copyOfRange(datagram, from[type], from[type] + length[type]);
    }

    /** A text in which each character is one byte; null if there is none. */
    @Nullable String text(int type) {
        return length[type] < 0 ? null : new String(datagram, from[type], length[type], StandardCharsets.ISO_8859_1);
    }

    /** Null if there is none. */
    @Nullable Instant time() {
        long seconds = number(SECONDS, 4);
        long micros = number(MICROSECONDS, 4);
        boolean isTime = seconds >= 0 && micros >= 0 && micros < MICROS_PER_SECOND;
        return isTime ? Instant.ofEpochSecond(seconds, micros * NANOS_PER_MICRO) : null;
    }

    /** Null if address or port is missing. */
    @Nullable InetSocketAddress source() {
        return address(SOURCE_IPV4, SOURCE_IPV6, number(SOURCE_PORT, 2));
    }

    /** Null if address or port is missing. */
    @Nullable InetSocketAddress destination() {
        return address(DESTINATION_IPV4, DESTINATION_IPV6, number(DESTINATION_PORT, 2));
    }

    private @Nullable InetSocketAddress address(int ipv4, int ipv6, long port) {
        byte[] address = length[ipv4] == 4 ? bytes(ipv4) : length[ipv6] == 16 ? bytes(ipv6) : null;
        try {
            return address == null || port < 0
                    ? null
                    : new InetSocketAddress(InetAddress.getByAddress(address), (int) port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static long number(byte[] bytes, int at, int size) {
        long number = 0;
        for (int i = at; i < at + size; i++) {
            number = (number << 8) | (bytes[i] & 0xff);
        }
        return number;
    }
}
