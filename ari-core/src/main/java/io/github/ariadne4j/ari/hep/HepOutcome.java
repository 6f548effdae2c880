package io.github.ariadne4j.ari.hep;

/** What a datagram turned out to be. */
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
     * @param message the report, and what it belongs to
     */
    record Rtcp(RtcpMessage message) implements HepOutcome {}

    /**
     * HEPv3 that carries something else.
     *
     * @param payloadType its number in HEPv3
     */
    record Other(int payloadType) implements HepOutcome {}

    /**
     * Neither.
     *
     * @param why what is wrong with it; holds nothing of its text
     */
    record Malformed(String why) implements HepOutcome {}

    /** The password in it is missing or another one. Nothing else of it was looked at. */
    record WrongPassword() implements HepOutcome {}
}
