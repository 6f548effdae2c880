package io.github.ariadne4j.ari.hep;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Makes an IP packet with a message as one UDP datagram, with checksums. */
final class IpPacket {
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int UDP_HEADER = 8;
    private static final int UDP = 17;
    private static final int HOPS = 64;
    private static final int DO_NOT_FRAGMENT = 0x4000;

    private IpPacket() {}

    static byte[] of(SipMessage message) {
        byte[] source = address(message, message.source().getAddress());
        byte[] destination = address(message, message.destination().getAddress());
        byte[] payload = message.bytes();
        int datagram = UDP_HEADER + payload.length;
        boolean ipv4 = source.length == 4;
        int at = ipv4 ? IPV4_HEADER : IPV6_HEADER;
        ByteBuffer packet = ByteBuffer.allocate(at + datagram);
        begin(packet, ipv4, datagram);
        packet.put(source).put(destination);
        if (ipv4) {
            packet.putShort(10, checksum(sum(packet, 0, IPV4_HEADER)));
        }
        packet.putShort((short) message.source().getPort())
                .putShort((short) message.destination().getPort())
                .putShort((short) datagram)
                .putShort((short) 0)
                .put(payload);
        long addresses = sum(packet, at - 2 * source.length, 2 * source.length);
        short checksum = checksum(addresses + UDP + datagram + sum(packet, at, datagram));
        // Zero would mean that there is no checksum.
        packet.putShort(at + 6, checksum == 0 ? (short) -1 : checksum);
        return packet.array();
    }

    /** Writes the IP header up to the addresses. */
    private static void begin(ByteBuffer packet, boolean ipv4, int datagram) {
        if (ipv4) {
            packet.put((byte) ((4 << 4) | (IPV4_HEADER / Integer.BYTES)))
                    .put((byte) 0)
                    .putShort((short) (IPV4_HEADER + datagram))
                    .putShort((short) 0)
                    .putShort((short) DO_NOT_FRAGMENT)
                    .put((byte) HOPS)
                    .put((byte) UDP)
                    .putShort((short) 0);
        } else {
            packet.putInt(6 << 28).putShort((short) datagram).put((byte) UDP).put((byte) HOPS);
        }
    }

    /**
     * The bytes of an address. Both addresses have one length: an IPv4 address beside an IPv6 address becomes
     * {@code ::ffff:a.b.c.d}.
     */
    private static byte[] address(SipMessage message, InetAddress address) {
        boolean ipv4 = message.source().getAddress() instanceof Inet4Address
                && message.destination().getAddress() instanceof Inet4Address;
        byte[] bytes = address.getAddress();
        return ipv4 || bytes.length == 16
                ? bytes
                : ByteBuffer.allocate(16)
                        .position(10)
                        .putShort((short) -1)
                        .put(bytes)
                        .array();
    }

    private static long sum(ByteBuffer bytes, int from, int length) {
        long sum = 0;
        for (int i = from; i + 1 < from + length; i += 2) {
            sum += bytes.getShort(i) & 0xffff;
        }
        return length % 2 == 0 ? sum : sum + ((bytes.get(from + length - 1) & 0xff) << 8);
    }

    private static short checksum(long sum) {
        long folded = (sum & 0xffff) + (sum >> 16);
        folded = (folded & 0xffff) + (folded >> 16);
        return (short) ~folded;
    }
}
