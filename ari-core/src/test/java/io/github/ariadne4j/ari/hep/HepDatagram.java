package io.github.ariadne4j.ari.hep;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** A builder of datagrams with chunks in the order of {@code res_hep}. */
final class HepDatagram {
    static final Instant TIME = Instant.parse("2026-11-28T21:50:07.123456Z");

    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

    /** All chunks of a SIP message between these two. */
    static HepDatagram sip(String message, InetSocketAddress source, InetSocketAddress destination) {
        return between(source, destination).with(11, 1, 1).with(15, message.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The same at this time, between two IPv4 addresses of documentation. */
    static HepDatagram sip(String message) {
        return sip(message, new InetSocketAddress("192.0.2.1", 5060), new InetSocketAddress("198.51.100.7", 5062));
    }

    /** An address from an IP literal, without a look-up of names. */
    static InetSocketAddress address(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getAllByName(host)[0], port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static HepDatagram between(InetSocketAddress source, InetSocketAddress destination) {
        boolean ipv4 = source.getAddress().getAddress().length == 4;
        return new HepDatagram()
                .with(1, 1, ipv4 ? 2 : 10)
                .with(2, 1, 17)
                .with(ipv4 ? 3 : 5, source.getAddress().getAddress())
                .with(ipv4 ? 4 : 6, destination.getAddress().getAddress())
                .with(7, 2, source.getPort())
                .with(8, 2, destination.getPort())
                .with(9, 4, TIME.getEpochSecond())
                .with(10, 4, TIME.getNano() / 1_000)
                .with(12, 4, 1234);
    }

    /** An RTCP report as JSON. */
    static HepDatagram rtcp(InetSocketAddress source, InetSocketAddress destination, String callId, String json) {
        return between(source, destination)
                .with(11, 1, 5)
                .with(15, json.getBytes(StandardCharsets.UTF_8))
                .with(17, callId.getBytes(StandardCharsets.UTF_8));
    }

    HepDatagram with(int type, byte[] value) {
        return with(0, type, value.length, value);
    }

    HepDatagram with(int type, int bytes, long number) {
        byte[] eight = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        return with(type, Arrays.copyOfRange(eight, Long.BYTES - bytes, Long.BYTES));
    }

    /** Adds a chunk with a length field that can be wrong. */
    HepDatagram with(int vendor, int type, int claimed, byte[] value) {
        ByteBuffer header = ByteBuffer.allocate(6)
                .putShort((short) vendor)
                .putShort((short) type)
                .putShort((short) (claimed + 6));
        chunks.writeBytes(header.array());
        chunks.writeBytes(value);
        return this;
    }

    HepDatagram password(String password) {
        return with(14, password.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(6 + chunks.size())
                .put("HEP3".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) (6 + chunks.size()))
                .put(chunks.toByteArray())
                .array();
    }
}
