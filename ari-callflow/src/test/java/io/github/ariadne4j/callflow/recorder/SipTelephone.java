package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.ari.hep.SipMessage;
import java.net.InetSocketAddress;
import java.time.Instant;

/** Messages of one Call-ID between a telephone and Asterisk. */
public record SipTelephone(String callId, String inviterTag, String inviteeTag) {
    private static final Instant ASTERISKS_TIME = Instant.parse("2001-01-01T00:00:00Z");
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("192.0.2.1", 50_600);

    /** What the party that invited asks. */
    public SipMessage request(String method, int sequence) {
        return message(0, method, sequence, method + " sip:3314@198.51.100.7:50600 SIP/2.0", inviterTag, inviteeTag);
    }

    /** What the party that was invited asks. */
    public SipMessage requestOfInvitee(String method, int sequence) {
        return message(0, method, sequence, method + " sip:198.51.100.7 SIP/2.0", inviteeTag, inviterTag);
    }

    /** The answer to what the party that invited asked. */
    public SipMessage answer(int status, String reason, String method, int sequence) {
        String line = "SIP/2.0 " + status + ' ' + reason;
        return message(status, method, sequence, line, inviterTag, inviteeTag);
    }

    /** The answer to what the party that was invited asked. */
    public SipMessage answerToInvitee(int status, String reason, String method, int sequence) {
        String line = "SIP/2.0 " + status + ' ' + reason;
        return message(status, method, sequence, line, inviteeTag, inviterTag);
    }

    private SipMessage message(int status, String method, int sequence, String line, String from, String to) {
        return of(
                callId,
                status,
                method,
                sequence,
                line + "\r\nVia: SIP/2.0/UDP 192.0.2.1:50600;branch=z9hG4bK1\r\nFrom: <sip:1000@192.0.2.1>;tag=" + from
                        + "\r\nTo: <sip:3314@198.51.100.7>;tag=" + to + "\r\nCall-ID: " + callId + "\r\nCSeq: "
                        + sequence + ' ' + method + "\r\nContent-Length: 0\r\n\r\n");
    }

    public static SipMessage of(String callId, int status, String method, int sequence, String wire) {
        return new SipMessage(
                ASTERISKS_TIME, ADDRESS, ADDRESS, SipMessage.Transport.UDP, callId, status, method, sequence, wire);
    }
}
