package io.github.ariadne4j.examples.b2bua.real;

/** What a caller does, step by step, as a SIPp scenario. */
final class SipScenario {
    private static final String VIA = "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n";

    private static final String COMMON = """
            From: <sip:[caller]@[local_ip]:[local_port]>;tag=[pid]-[call_number]
            Call-ID: [call_id]
            Max-Forwards: 70
            """;

    private static final String SDP = """
            Content-Type: application/sdp
            Content-Length: [len]

            v=0
            o=- 1 1 IN IP[local_ip_type] [local_ip]
            s=-
            c=IN IP[media_ip_type] [media_ip]
            t=0 0
            m=audio [media_port] RTP/AVP 0
            a=rtpmap:0 PCMU/8000
            """;

    private static final String TO = "To: <sip:[service]@[remote_ip]:[remote_port]>";
    private static final String TARGET = "sip:[service]@[remote_ip]:[remote_port]";
    private static final String NO_BODY = "Content-Length: 0\n";

    private final StringBuilder steps = new StringBuilder();
    private int count;

    private SipScenario() {}

    /** Calls. */
    static SipScenario invite() {
        return new SipScenario()
                .send("INVITE " + TARGET + " SIP/2.0\n" + VIA + COMMON + TO
                        + "\nCSeq: 1 INVITE\nContact: <sip:[caller]@[local_ip]:[local_port]>\n" + SDP)
                .may(100);
    }

    /** May hear this. */
    SipScenario may(int status) {
        count++;
        steps.append("<recv response=\"").append(status).append("\" optional=\"true\"/>\n");
        return this;
    }

    /** Must hear this next. */
    SipScenario hears(int status) {
        count++;
        steps.append("<recv response=\"").append(status).append("\" rrs=\"true\"/>\n");
        return this;
    }

    /** Must hear this refusal, and acknowledges it. */
    SipScenario isRefusedWith(int status) {
        return hears(status)
                .send("ACK " + TARGET + " SIP/2.0\n" + VIA + COMMON + TO + "[peer_tag_param]\nCSeq: 1 ACK\n" + NO_BODY);
    }

    /** Hears the answer, and acknowledges it. */
    SipScenario isAnswered() {
        return hears(200)
                .send("ACK [next_url] SIP/2.0\n" + VIA + COMMON + TO + "[peer_tag_param]\n[routes]\nCSeq: 1 ACK\n"
                        + NO_BODY);
    }

    /** Does nothing for a while. */
    SipScenario waits(int millis) {
        count++;
        steps.append("<pause milliseconds=\"").append(millis).append("\"/>\n");
        return this;
    }

    /** Gives up before the answer: a CANCEL is matched to its INVITE by the branch. */
    SipScenario cancels() {
        String via = VIA.replace("[branch]", "[branch-" + count + "]");
        return send("CANCEL " + TARGET + " SIP/2.0\n" + via + COMMON + TO + "\nCSeq: 1 CANCEL\n" + NO_BODY)
                .hears(200);
    }

    /** Hangs up. */
    SipScenario hangsUp() {
        return send("BYE [next_url] SIP/2.0\n" + VIA + COMMON + TO + "[peer_tag_param]\n[routes]\nCSeq: 2 BYE\n"
                        + NO_BODY)
                .hears(200);
    }

    /** Is hung up. */
    SipScenario isHungUp() {
        count++;
        steps.append("<recv request=\"BYE\"/>\n");
        return send("SIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:]\n[last_Call-ID:]\n[last_CSeq:]\n" + NO_BODY);
    }

    private SipScenario send(String message) {
        count++;
        steps.append("<send retrans=\"500\"><![CDATA[\n\n").append(message).append("\n]]></send>\n");
        return this;
    }

    /** As SIPp reads it. ACK and CANCEL are not retransmitted by themselves. */
    String xml() {
        String once = steps.toString()
                .replace("<send retrans=\"500\"><![CDATA[\n\nACK", "<send><![CDATA[\n\nACK")
                .replace("<send retrans=\"500\"><![CDATA[\n\nSIP/2.0", "<send><![CDATA[\n\nSIP/2.0");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE scenario SYSTEM \"sipp.dtd\">\n"
                + "<scenario name=\"caller\">\n" + once + "</scenario>\n";
    }
}
