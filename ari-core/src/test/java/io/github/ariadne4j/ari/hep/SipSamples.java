package io.github.ariadne4j.ari.hep;

import java.util.List;

/** SIP messages, as text. */
final class SipSamples {
    static final String CALL_ID = "a84b4c76e66710@192.0.2.1";

    static final String SDP = String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 192.0.2.1",
            "s=-",
            "c=IN IP4 192.0.2.1",
            "t=0 0",
            "m=audio 49172 RTP/AVP 0",
            "a=rtpmap:0 PCMU/8000",
            "");

    private SipSamples() {}

    static List<String> all() {
        return List.of(
                request("INVITE", 1, "Content-Type: application/sdp\r\n", SDP),
                response(180, "Ringing", "INVITE", 1),
                response(200, "OK", "INVITE", 1),
                request("ACK", 1, "", ""),
                request("REGISTER", 4, DIGEST, ""),
                request("INFO", 3, "Content-Type: application/dtmf-relay\r\n", "Signal=5\r\nDuration=160\r\n"),
                request("BYE", 2, "", ""));
    }

    static final String DIGEST = "Authorization: Digest username=\"phone\", realm=\"asterisk\", nonce=\"1/2\","
            + " uri=\"sip:192.0.2.1\",\r\n response=\"canary0123456789\", algorithm=MD5\r\n";

    static String request(String method, int sequence, String headers, String body) {
        return method + " sip:3314@198.51.100.7 SIP/2.0\r\n" + common(method, sequence) + headers + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    static String response(int status, String reason, String method, int sequence) {
        return "SIP/2.0 " + status + ' ' + reason + "\r\n" + common(method, sequence) + "Content-Length: 0\r\n\r\n";
    }

    private static String common(String method, int sequence) {
        return "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK776asdhds\r\n"
                + "From: \"Jürgen\" <sip:1000@192.0.2.1>;tag=1928301774\r\n"
                + "To: <sip:3314@198.51.100.7>\r\n"
                + "Call-ID: " + CALL_ID + "\r\n"
                + "CSeq: " + sequence + ' ' + method + "\r\n";
    }
}
