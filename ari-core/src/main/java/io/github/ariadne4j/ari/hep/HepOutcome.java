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
     * HEPv3 that carries something else, RTCP for example.
     *
     * @param payloadType its number in HEPv3; RTCP as {@code res_hep_rtcp} sends it is 5
     */
    record NotSip(int payloadType) implements HepOutcome {}

    /**
     * Neither.
     *
     * @param why what is wrong with it; holds nothing of its text
     */
    record Malformed(String why) implements HepOutcome {}

    /** The password in it is missing or another one. Nothing else of it was looked at. */
    record WrongPassword() implements HepOutcome {}
}
