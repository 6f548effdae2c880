package io.github.ariadne4j.ari.hep;

/** The result of decoding a datagram. */
public sealed interface HepOutcome {
    /**
     * A SIP message.
     *
     * @param message the message
     */
    record Message(SipMessage message) implements HepOutcome {}

    /**
     * An RTCP report.
     *
     * @param message the report with its Call-ID
     */
    record Rtcp(RtcpMessage message) implements HepOutcome {}

    /**
     * HEPv3 with another payload.
     *
     * @param payloadType its type number in HEPv3
     */
    record Other(int payloadType) implements HepOutcome {}

    /**
     * A datagram that cannot be decoded.
     *
     * @param why the reason, without text of the datagram
     */
    record Malformed(String why) implements HepOutcome {}

    /** The password is missing or wrong. The rest of the datagram was not decoded. */
    record WrongPassword() implements HepOutcome {}
}
