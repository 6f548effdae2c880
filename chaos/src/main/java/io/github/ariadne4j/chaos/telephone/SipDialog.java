package io.github.ariadne4j.chaos.telephone;

import java.util.UUID;

/** Composes the SIP messages of one call that a telephone places. */
final class SipDialog {
    /** The endpoint of the callers in the example's {@code pjsip.conf}. */
    private static final String USER = "1000";

    private final String target;
    private final int ours;
    private final int media;
    private final String callId = UUID.randomUUID().toString();
    private final String from;
    private String to;
    private String branch = "";
    private int sequence;

    /**
     * A call to this number.
     *
     * @param asterisk its SIP port
     * @param ours the SIP port of the telephone
     * @param media the RTP port of the telephone
     */
    SipDialog(String number, int asterisk, int ours, int media) {
        this.target = "sip:" + number + "@127.0.0.1:" + asterisk;
        this.ours = ours;
        this.media = media;
        this.from = "<sip:" + USER + "@127.0.0.1:" + ours + ">;tag=" + UUID.randomUUID();
        this.to = "<" + target + ">";
    }

    String invite() {
        String sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + media
                + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";
        return request("INVITE", "Content-Type: application/sdp\r\n", sdp);
    }

    /** The ACK for a final response to the INVITE: a new transaction after 200, the same one after a refusal. */
    String ack(SipMessage response) {
        to = response.to();
        return message("ACK", response.sequence(), response.status() < 300 ? newBranch() : branch, "", "");
    }

    /** The CANCEL of the INVITE, which has to be the last request. */
    String cancel() {
        return message("CANCEL", sequence, branch, "", "");
    }

    String press(char key) {
        return request("INFO", "Content-Type: application/dtmf-relay\r\n", "Signal=" + key + "\r\nDuration=160\r\n");
    }

    String bye() {
        return request("BYE", "", "");
    }

    /** 200 for a request within the call. */
    String accept(SipMessage request) {
        return "SIP/2.0 200 OK\r\n" + request.copied() + "Content-Length: 0\r\n\r\n";
    }

    /** Whether this is a final response to the last request. */
    boolean isConcluded(SipMessage response) {
        return response.status() >= 200 && response.sequence() == sequence;
    }

    private String request(String method, String headers, String body) {
        branch = newBranch();
        return message(method, ++sequence, branch, headers, body);
    }

    private static String newBranch() {
        return "z9hG4bK" + UUID.randomUUID();
    }

    private String message(String method, int number, String via, String headers, String body) {
        return method + ' ' + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + ours + ";branch=" + via + "\r\n"
                + "From: " + from + "\r\nTo: " + to + "\r\nCall-ID: " + callId + "\r\n"
                + "CSeq: " + number + ' ' + method + "\r\n"
                + "Contact: <sip:" + USER + "@127.0.0.1:" + ours + ">\r\nMax-Forwards: 70\r\n"
                + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
