package io.github.ariadne4j.examples.b2bua.real.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A caller whose INVITE has bytes that SIPp does not send: each character of what it is given is one byte. */
public final class RawSipCaller implements AutoCloseable {
    private static final int SOON_MILLIS = 5_000;

    private static final String SDP = Stream.of(
                    "v=0",
                    "o=- 1 1 IN IP4 127.0.0.1",
                    "s=-",
                    "c=IN IP4 127.0.0.1",
                    "t=0 0",
                    "m=audio 40000 RTP/AVP 0",
                    "a=rtpmap:0 PCMU/8000")
            .map(line -> line + "\r\n")
            .collect(Collectors.joining());

    private final DatagramSocket socket;
    private final InetSocketAddress asterisk;
    private final String number;
    private final String callId;
    private final String tag = UUID.randomUUID().toString();

    private RawSipCaller(String sipPort, String number, String callId) throws IOException {
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.socket.setSoTimeout(SOON_MILLIS);
        this.asterisk = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(sipPort));
        this.number = number;
        this.callId = callId + UUID.randomUUID();
    }

    /** Calls; returns once the INVITE is on its way through the dialplan (100). */
    public static RawSipCaller call(String sipPort, String number, String callId) {
        try {
            RawSipCaller caller = new RawSipCaller(sipPort, number, callId);
            caller.send("INVITE", "");
            caller.awaitStatus(100);
            return caller;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives up, and waits for the end of it. */
    public void cancel() {
        try {
            send("CANCEL", "");
            send("ACK", awaitStatus(487));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String method, String toTag) throws IOException {
        String own = "127.0.0.1:" + socket.getLocalPort();
        String sdp = method.equals("INVITE") ? SDP : "";
        String message = method + " sip:" + number + "@127.0.0.1:" + asterisk.getPort() + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + own + ";branch=z9hG4bK" + tag + "\r\n"
                + "From: <sip:1000@" + own + ">;tag=" + tag + "\r\n"
                + "To: <sip:" + number + "@127.0.0.1>" + toTag + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: 1 " + method + "\r\n"
                + "Contact: <sip:1000@" + own + ">\r\n"
                + "Max-Forwards: 70\r\n"
                + (sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + sdp.length() + "\r\n\r\n"
                + sdp;
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        socket.send(new DatagramPacket(bytes, bytes.length, asterisk));
    }

    /** Returns the tag that the answer gives to the other side. */
    private String awaitStatus(int status) throws IOException {
        for (String answer = receive(); ; answer = receive()) {
            if (answer.startsWith("SIP/2.0 " + status)) {
                int to = answer.indexOf("\r\nTo:");
                String line = answer.substring(to + 2, answer.indexOf("\r\n", to + 2));
                int found = line.indexOf(";tag=");
                return found < 0 ? "" : line.substring(found);
            }
        }
    }

    private String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer from Asterisk", e);
        }
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        socket.close();
    }
}
