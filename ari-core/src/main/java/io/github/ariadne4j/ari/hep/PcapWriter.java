package io.github.ariadne4j.ari.hep;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/**
 * Writes SIP messages as a capture file (pcap) that Wireshark and tshark open: each as a UDP datagram between its
 * original addresses. Messages of TCP and TLS are written as UDP as well. Any thread.
 */
public final class PcapWriter {
    private static final int MAGIC = 0xa1b2c3d4;
    private static final int VERSION = (2 << 16) | 4;
    private static final int LONGEST_PACKET = 65_535 + 40;
    /** LINKTYPE_RAW: packets begin with their IP header. */
    private static final int LINK_TYPE_RAW = 101;

    private PcapWriter() {}

    /**
     * Writes a complete file; does not close the stream.
     *
     * @param messages the messages, in the order of the file
     */
    public static void write(Collection<SipMessage> messages, OutputStream out) throws IOException {
        DataOutputStream file = new DataOutputStream(out);
        file.writeInt(MAGIC);
        file.writeInt(VERSION);
        file.writeLong(0);
        file.writeInt(LONGEST_PACKET);
        file.writeInt(LINK_TYPE_RAW);
        for (SipMessage message : messages) {
            write(message.time(), IpPacket.of(message), file);
        }
        file.flush();
    }

    private static void write(Instant time, byte[] packet, DataOutputStream file) throws IOException {
        file.writeInt((int) time.getEpochSecond());
        file.writeInt((int) TimeUnit.NANOSECONDS.toMicros(time.getNano()));
        file.writeInt(packet.length);
        file.writeInt(packet.length);
        file.write(packet);
    }
}
