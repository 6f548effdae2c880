package io.github.ariadne4j.testkit.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A SIP telephone that calls a number and executes the steps of a script. It sends and plays no media. */
final class SipTelephone implements Telephone {
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3})");
    private static final Pattern TO = Pattern.compile("(?im)^To: *(.*)$");
    private static final Pattern CSEQ = Pattern.compile("(?im)^CSeq: *(\\d+) (\\w+)");
    private static final Pattern COPIED = Pattern.compile("(?im)^(?:Via|From|To|Call-ID|CSeq):.*$");

    private final DatagramSocket socket;
    private final int asterisk;
    private final String number;
    private final String callId = UUID.randomUUID().toString();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile String to;
    private int sequence;
    private String branch = "";

    SipTelephone(int asterisk, String number) {
        this(asterisk, number, "");
    }

    private SipTelephone(int asterisk, String number, String header) {
        this.asterisk = asterisk;
        this.number = number;
        this.to = "<" + target() + ">";
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "telephone");
        reader.setDaemon(true);
        reader.start();
        request("INVITE", sdp("sendrecv"), "Content-Type: application/sdp" + header);
    }

    /** Calls with Replaces: the dialog is named from Asterisk's side (RFC 3891). */
    static SipTelephone inPlaceOf(int asterisk, String callId, String localTag, String remoteTag) {
        String replaces = "Replaces: " + callId + ";to-tag=" + localTag + ";from-tag=" + remoteTag;
        return new SipTelephone(asterisk, "3299", "\r\nRequire: replaces\r\n" + replaces);
    }

    @Override
    public void obey(String order) {
        String[] words = order.split(" ", -1);
        switch (words[0]) {
            case "cancels" -> send(message("CANCEL", sequence, branch, "", ""));
            case "hangs" -> bye(words);
            case "holds" -> request("INVITE", sdp("sendonly"), "Content-Type: application/sdp");
            case "unholds" -> request("INVITE", sdp("sendrecv"), "Content-Type: application/sdp");
            case "presses" ->
                request("INFO", "Signal=" + words[1] + "\r\nDuration=100\r\n", "Content-Type: application/dtmf-relay");
            case "refers" -> request("REFER", "", "Refer-To: <sip:" + words[1] + "@127.0.0.1:" + asterisk + ">");
            case "hears" -> awaitMessage("SIP/2.0 " + words[1]);
            case "is" -> awaitNotified(words[2]);
            default -> throw new IllegalArgumentException("no telephone can do this: " + order);
        }
    }

    /** The other call is named by its dialog, from Asterisk's side (RFC 3891). */
    @Override
    public void connect(Telephone second) {
        SipTelephone other = (SipTelephone) second;
        String replaces = other.callId + "%3Bto-tag%3D" + other.remoteTag() + "%3Bfrom-tag%3D" + other.ownTag();
        request("REFER", "", "Refer-To: <" + other.target() + "?Replaces=" + replaces + ">");
    }

    private String ownTag() {
        return callId.substring(0, 8);
    }

    private String remoteTag() {
        return to.substring(to.indexOf("tag=") + "tag=".length());
    }

    /** {@code hangs up}, or {@code hangs up because 31}. */
    private void bye(String[] words) {
        request("BYE", "", words.length > 3 ? "Reason: Q.850;cause=" + words[3] : "");
    }

    /** {@code is told 200}: waits for a NOTIFY with a status of a transfer. */
    private void awaitNotified(String status) {
        await("a NOTIFY of " + status, message -> message.contains("\r\n\r\nSIP/2.0 " + status));
    }

    private void awaitMessage(String start) {
        await(start, message -> message.startsWith(start));
    }

    private void await(String what, Predicate<String> wanted) {
        Awaitility.await(what + " for " + number)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> received.stream().anyMatch(wanted));
    }

    private void request(String method, String body, String header) {
        branch = "z9hG4bK" + UUID.randomUUID();
        send(message(method, ++sequence, branch, header, body));
    }

    private void read() {
        byte[] buffer = new byte[65_536];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        try {
            while (!socket.isClosed()) {
                packet.setLength(buffer.length);
                socket.receive(packet);
                onMessage(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // The telephone was put away.
        }
    }

    private void onMessage(String message) {
        received.add(message);
        Matcher status = STATUS.matcher(message);
        if (!status.lookingAt()) {
            send("SIP/2.0 200 OK\r\n"
                    + COPIED.matcher(message)
                            .results()
                            .map(header -> header.group() + "\r\n")
                            .reduce("", String::concat)
                    + "Content-Length: 0\r\n\r\n");
            return;
        }
        Matcher cseq = CSEQ.matcher(message);
        if (cseq.find() && cseq.group(2).equals("INVITE") && Integer.parseInt(status.group(1)) >= 200) {
            Matcher tagged = TO.matcher(message);
            if (tagged.find()) {
                to = tagged.group(1).trim();
            }
            boolean answered = status.group(1).startsWith("2");
            send(message(
                    "ACK", Integer.parseInt(cseq.group(1)), answered ? "z9hG4bK" + UUID.randomUUID() : branch, "", ""));
        }
    }

    private String message(String method, int number, String via, String header, String body) {
        int port = socket.getLocalPort();
        return method + ' ' + target() + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + port + ";branch=" + via + "\r\n"
                + "From: \"Caller\" <sip:1000@127.0.0.1:" + port + ">;tag=" + ownTag() + "\r\n"
                + "To: " + to + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + number + ' ' + method + "\r\n"
                + "Contact: <sip:1000@127.0.0.1:" + port + ">\r\n"
                + "Max-Forwards: 70\r\n"
                + (header.isEmpty() ? "" : header + "\r\n")
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private String sdp(String direction) {
        return "v=0\r\no=- 1 " + (sequence + 1) + " IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio " + socket.getLocalPort() + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=" + direction + "\r\n";
    }

    private String target() {
        return "sip:" + number + "@127.0.0.1:" + asterisk;
    }

    private synchronized void send(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), asterisk));
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
