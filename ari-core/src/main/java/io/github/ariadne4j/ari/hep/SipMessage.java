package io.github.ariadne4j.ari.hep;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/**
 * A SIP message that Asterisk received or sent. A value; any thread. Its text is untrusted: escape it for the output
 * format.
 *
 * @param time when Asterisk received or sent it, by Asterisk's clock. Sent messages have microseconds. Received ones
 *     are truncated to milliseconds, so that one can have an earlier time than its predecessor; Asterisk copies
 *     messages in their real order
 * @param source its source address
 * @param destination its destination address
 * @param transport its transport
 * @param callId its Call-ID; in ARI the {@code protocol_id} of the channel that it belongs to
 * @param status the status of a response; 0 for a request
 * @param method the method of the request, or of the request that a response answers
 * @param sequence the number in CSeq
 * @param wire the whole message; each character is one byte. Secrets are masked; see {@link HepDecoder}
 */
public record SipMessage(
        Instant time,
        InetSocketAddress source,
        InetSocketAddress destination,
        Transport transport,
        String callId,
        int status,
        String method,
        long sequence,
        String wire) {
    /** The maximum payload of a UDP datagram. */
    static final int LONGEST = 65_507;

    private static final Set<String> WITH_TARGET = Set.of("INVITE", "REFER", "MESSAGE");

    /** A transport of SIP. */
    public enum Transport {
        /** Datagrams. */
        UDP,
        /** TCP, TLS and WebSockets. */
        TCP,
        /** Anything else. */
        OTHER
    }

    /** @throws IllegalArgumentException if the message is longer than a datagram can be */
    public SipMessage {
        if (wire.length() > LONGEST) {
            throw new IllegalArgumentException("a message of " + wire.length() + " bytes fits into no datagram");
        }
    }

    /** Whether it is a request. */
    public boolean isRequest() {
        return status == 0;
    }

    /** The request line or status line. */
    public String firstLine() {
        return utf8(wire.lines().findFirst().orElse(""));
    }

    /**
     * A short description: {@code INVITE sip:3314@192.0.2.1}, {@code 180 Ringing}, {@code BYE}, {@code 200 OK (BYE)}.
     */
    public String summary() {
        String line = firstLine();
        int end = line.indexOf(' ') + 1;
        if (isRequest()) {
            int target = line.indexOf(' ', end);
            return WITH_TARGET.contains(method) && target > 0 ? line.substring(0, target) : method;
        }
        String answer = line.substring(end).strip();
        return method.equals("INVITE") ? answer : answer + " (" + method + ')';
    }

    /** The lines between the first one and the body. */
    public String headers() {
        String head = SipText.split(wire).head();
        int end = head.indexOf('\n');
        return end < 0 ? "" : utf8(head.substring(end + 1));
    }

    /**
     * The first header of this name, ignoring case; empty if there is none.
     *
     * @param name its name
     * @param compact its compact form; the name again if it has none
     */
    public String header(String name, String compact) {
        return utf8(SipText.split(wire).header(name, compact));
    }

    /** The body, empty if there is none. */
    public String body() {
        return utf8(SipText.split(wire).body());
    }

    /** The whole message as bytes. */
    public byte[] bytes() {
        return wire.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The same with another text, truncated to the size of a datagram. */
    public SipMessage withText(String text) {
        String changed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new SipMessage(
                time,
                source,
                destination,
                transport,
                callId,
                status,
                method,
                sequence,
                changed.substring(0, Math.min(changed.length(), LONGEST)));
    }

    /** The whole message as text. */
    public String text() {
        return utf8(wire);
    }

    /** Without numbers and names, for logs. */
    @Override
    public String toString() {
        return "SipMessage[" + time + ' ' + source + " > " + destination + ' '
                + (isRequest() ? method : status + " for " + method) + ", CSeq " + sequence + ']';
    }

    static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
