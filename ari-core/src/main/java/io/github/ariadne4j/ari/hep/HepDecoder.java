package io.github.ariadne4j.ari.hep;

import io.github.ariadne4j.ari.hep.HepOutcome.Malformed;
import io.github.ariadne4j.ari.hep.HepOutcome.Message;
import io.github.ariadne4j.ari.hep.HepOutcome.Other;
import io.github.ariadne4j.ari.hep.HepOutcome.Rtcp;
import io.github.ariadne4j.ari.hep.HepOutcome.WrongPassword;
import io.github.ariadne4j.ari.json.MalformedJsonException;
import io.github.ariadne4j.ari.json.MediaReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decodes HEPv3 datagrams of Asterisk: a pure function of the bytes. It throws no exception, not even for malformed
 * bytes, and keeps only data of the datagram. Any thread.
 *
 * <p>Secrets are masked with asterisks: credentials ({@code Authorization}: the response of a digest, all of other
 * schemes), keys of SRTP and ICE in SDP, and digits in the body of an INFO or NOTIFY. Numbers and names are not masked.
 */
public final class HepDecoder {
    private static final int SIP = 1;
    private static final int RTCP = 5;
    private static final int TCP = 6;
    private static final int UDP = 17;

    private final byte[] password;

    /**
     * A decoder of messages with this password.
     *
     * @param password {@code capture_password} of {@code hep.conf}; empty: the password of a datagram is not checked
     */
    public HepDecoder(String password) {
        this.password = password.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Decodes a datagram.
     *
     * @param datagram an array that begins with the datagram
     * @param length length of the datagram in bytes
     */
    public HepOutcome decode(byte[] datagram, int length) {
        HepChunks chunks = HepChunks.read(datagram, length);
        if (chunks == null) {
            return new Malformed("it is not HEPv3, or its lengths are inconsistent");
        }
        if (!isTrusted(chunks.bytes(HepChunks.PASSWORD))) {
            return new WrongPassword();
        }
        int type = (int) chunks.number(HepChunks.PAYLOAD_TYPE, 1);
        return switch (type) {
            case SIP -> message(chunks);
            case RTCP -> rtcp(chunks);
            case -1 -> new Malformed("it has no payload type");
            default -> new Other(type);
        };
    }

    /** The time of the comparison does not depend on the password. */
    private boolean isTrusted(byte @Nullable [] claimed) {
        return password.length == 0 || MessageDigest.isEqual(claimed == null ? new byte[0] : claimed, password);
    }

    private static HepOutcome message(HepChunks chunks) {
        Instant time = chunks.time();
        InetSocketAddress source = chunks.source();
        InetSocketAddress destination = chunks.destination();
        if (time == null || source == null || destination == null) {
            return new Malformed("its time or an address is missing");
        }
        String wire = chunks.text(HepChunks.PAYLOAD);
        SipReader.Head head = wire == null || wire.length() > SipMessage.LONGEST ? null : SipReader.read(wire);
        if (wire == null || head == null) {
            return new Malformed("its payload is not a SIP message with Call-ID and CSeq");
        }
        return new Message(new SipMessage(
                time,
                source,
                destination,
                transport((int) chunks.number(HepChunks.PROTOCOL, 1)),
                head.callId(),
                head.status(),
                head.method(),
                head.sequence(),
                SipSecrets.masked(wire)));
    }

    /** Asterisk sends RTCP reports as JSON. */
    private static HepOutcome rtcp(HepChunks chunks) {
        Instant time = chunks.time();
        InetSocketAddress source = chunks.source();
        InetSocketAddress destination = chunks.destination();
        String json = chunks.text(HepChunks.PAYLOAD);
        String callId = chunks.text(HepChunks.CORRELATION);
        if (time == null || source == null || destination == null || json == null || callId == null) {
            return new Malformed("its time, an address, the report or the correlation id is missing");
        }
        try {
            return new Rtcp(
                    new RtcpMessage(time, source, destination, SipMessage.utf8(callId), MediaReader.rtcpReport(json)));
        } catch (MalformedJsonException e) {
            return new Malformed("its payload is not an RTCP report in JSON");
        }
    }

    private static SipMessage.Transport transport(int protocol) {
        return switch (protocol) {
            case UDP -> SipMessage.Transport.UDP;
            case TCP -> SipMessage.Transport.TCP;
            default -> SipMessage.Transport.OTHER;
        };
    }
}
