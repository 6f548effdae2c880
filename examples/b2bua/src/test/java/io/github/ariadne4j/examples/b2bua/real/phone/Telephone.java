package io.github.ariadne4j.examples.b2bua.real.phone;

import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.testkit.real.RealAsterisk;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * A telephone of one call, which it places or waits for; it speaks SIP and RTP, and does what a test says, when it says so. Its
 * user is one of the desks of {@code asterisk/pjsip.conf}.
 */
public final class Telephone implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(2);

    /** Media comes every 20 ms. */
    private static final Duration QUIET = Duration.ofMillis(400);

    /** A second of speech, so that no packet from before counts. */
    private static final int ENOUGH_PACKETS = 10;

    private static final int MINUTE_OF_MEDIA = 3_000;

    private static final String SDP_TYPE = "Content-Type: application/sdp\r\n";

    private final DatagramSocket socket;
    private final RtpStream rtp = new RtpStream();
    private final int asterisk;
    private final String user;
    private final String tag = UUID.randomUUID().toString();
    private final List<SipMessage> received = new CopyOnWriteArrayList<>();
    private volatile String callId = UUID.randomUUID().toString();
    private volatile String target;
    private volatile String from;
    private volatile String to;
    private int sequence;
    private String branch = "";

    private Telephone(String sipPort, String user, String number) {
        this.asterisk = Integer.parseInt(sipPort);
        this.user = user;
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.target = "sip:" + number + "@127.0.0.1:" + this.asterisk;
        this.from = "<sip:" + user + "@127.0.0.1:" + socket.getLocalPort() + ">;tag=" + tag;
        this.to = "<" + target + ">";
        Thread reader = new Thread(this::read, "telephone");
        reader.setDaemon(true);
        reader.start();
    }

    /** Registers, and rings when a call comes. */
    public static Telephone waiting(RealAsterisk asterisk, String user) {
        return waiting(asterisk.sipPort(), user);
    }

    public static Telephone waiting(String sipPort, String user) {
        Telephone telephone = new Telephone(sipPort, user, user);
        telephone.request("REGISTER", "", "Expires: 600\r\n");
        telephone.awaitStatus(200);
        telephone.received.clear();
        return telephone;
    }

    public static Telephone calling(RealAsterisk asterisk, String user, String number) {
        return calling(asterisk.sipPort(), user, number);
    }

    public static Telephone calling(String sipPort, String user, String number) {
        return calling(sipPort, user, number, "");
    }

    /** Calls with these headers, each with its line end. */
    public static Telephone calling(String sipPort, String user, String number, String headers) {
        Telephone telephone = new Telephone(sipPort, user, number);
        telephone.request("INVITE", telephone.sdp(), SDP_TYPE + headers);
        return telephone;
    }

    /** Calls in the place of this party of a call (INVITE with Replaces). */
    public static Telephone inPlaceOf(RealAsterisk asterisk, String user, Telephone replaced) {
        Telephone telephone = new Telephone(asterisk.sipPort(), user, "3299");
        String replaces =
                "Replaces: " + replaced.callId + ";to-tag=" + replaced.remoteTag() + ";from-tag=" + replaced.tag;
        telephone.request("INVITE", telephone.sdp(), SDP_TYPE + "Require: replaces\r\n" + replaces + "\r\n");
        return telephone;
    }

    public Telephone awaitRinging() {
        return awaitRequest("INVITE");
    }

    public Telephone answer() {
        SipMessage invite = invite();
        respond(invite, "200 OK", SDP_TYPE, sdp());
        rtp.speakTo(invite.audioPort());
        return this;
    }

    /** Refuses the call that it rings for. */
    public void refuse(String status) {
        respond(invite(), status, "", "");
    }

    public void hangUp() {
        request("BYE", "", "");
    }

    /** Presses keys, which its endpoint expects in this way. */
    public void press(String keys, DtmfMode mode) {
        switch (mode) {
            case RFC_4733 -> rtp.send(DtmfMedia.events(keys));
            case TONES -> rtp.send(DtmfMedia.tones(keys));
            case SIP_INFO ->
                keys.chars()
                        .forEach(key -> request(
                                "INFO",
                                "Signal=" + (char) key + "\r\nDuration=120\r\n",
                                "Content-Type: application/dtmf-relay\r\n"));
        }
    }

    /** Sends this media, then its own voice again. */
    public void send(List<DtmfMedia.Frame> frames) {
        rtp.send(frames);
    }

    /** Says nothing until {@link #speak}. */
    public void fallSilent() {
        rtp.send(DtmfMedia.silence(MINUTE_OF_MEDIA));
    }

    /** Sends its own voice again, and drops what is left of other media. */
    public void speak() {
        rtp.sendNoMore();
    }

    /** Gives up its own call before the answer. */
    public void cancel() {
        send(message("CANCEL", sequence, branch, "", ""));
    }

    /** Transfers the other party to a number (REFER). */
    public void refer(String number) {
        request("REFER", "", "Refer-To: <sip:" + number + "@127.0.0.1:" + asterisk + ">\r\n");
    }

    /** Connects the other party with that of another call of the same user (REFER with Replaces). */
    public void referTo(Telephone second) {
        String replaces = second.callId + "%3Bto-tag%3D" + second.remoteTag() + "%3Bfrom-tag%3D" + second.tag;
        request("REFER", "", "Refer-To: <" + second.target + "?Replaces=" + replaces + ">\r\n");
    }

    public Telephone awaitStatus(int status) {
        await("a status of " + status + " for " + this)
                .pollInterval(POLL)
                .until(() -> has(message -> message.status() == status));
        return this;
    }

    public Telephone awaitRequest(String method) {
        await("a request to " + method + " at " + this).pollInterval(POLL).until(() -> got(method));
        return this;
    }

    /** Waits until the transfer that it asked for is done, or has failed. */
    public void awaitTransferred(int status) {
        await("a NOTIFY of " + status + " for " + this)
                .pollInterval(POLL)
                .until(() -> has(message -> message.text().contains("\r\n\r\nSIP/2.0 " + status)));
    }

    /** Waits until each of the two hears what the other says now. */
    public void awaitTalksWith(Telephone other) {
        awaitHears(other);
        other.awaitHears(this);
    }

    public void awaitHears(Telephone other) {
        long before = rtp.packetsOf(other.rtp);
        await(this + " hears " + other)
                .pollInterval(POLL)
                .until(() -> rtp.packetsOf(other.rtp) >= before + ENOUGH_PACKETS);
    }

    /** Waits until sound comes that consists of this sample of PCMU. */
    public void awaitHears(int sample) {
        await(this + " hears " + sample).pollInterval(POLL).until(() -> rtp.packetsOf(sample) >= ENOUGH_PACKETS);
    }

    /** Waits until media comes from any party. */
    public void awaitMedia() {
        await(this + " hears a voice").pollInterval(POLL).until(() -> rtp.packets() >= ENOUGH_PACKETS);
    }

    /** Waits until more media comes. */
    public void awaitMoreMedia() {
        awaitPackets((int) rtp.packets() + ENOUGH_PACKETS);
    }

    /** Waits until media has stopped. */
    public void awaitQuiet() {
        AtomicLong last = new AtomicLong(-1);
        await(this + " hears nothing").pollInterval(QUIET).until(() -> {
            long packets = rtp.packets();
            return last.getAndSet(packets) == packets;
        });
    }

    /** Waits until so many packets of media have come since the beginning. */
    public void awaitPackets(int packets) {
        await(this + " gets " + packets + " packets").pollInterval(POLL).until(() -> rtp.packets() >= packets);
    }

    /** Waits until sound comes, and none that the other one says. */
    public void awaitHearsOthersThan(Telephone other) {
        AtomicLong lastOfOther = new AtomicLong(-1);
        AtomicLong last = new AtomicLong();
        await(this + " hears others than " + other).pollInterval(QUIET).until(() -> {
            long packets = rtp.packets();
            long ofOther = rtp.packetsOf(other.rtp);
            return last.getAndSet(packets) + ENOUGH_PACKETS <= packets && lastOfOther.getAndSet(ofOther) == ofOther;
        });
    }

    /** Waits until sound comes that the other one does not say, beside it or alone. */
    public void awaitHearsMoreThan(Telephone other) {
        long before = rtp.packets() - rtp.packetsOf(other.rtp);
        await(this + " hears more than " + other)
                .pollInterval(POLL)
                .until(() -> rtp.packets() - rtp.packetsOf(other.rtp) >= before + ENOUGH_PACKETS);
    }

    /** Waits until what the other one says no longer comes. */
    public void awaitHearsNothingOf(Telephone other) {
        AtomicLong last = new AtomicLong(-1);
        await(this + " hears nothing of " + other).pollInterval(QUIET).until(() -> {
            long packets = rtp.packetsOf(other.rtp);
            return last.getAndSet(packets) == packets;
        });
    }

    /** Waits for so many seconds of media. */
    public void awaitSecondsOfMedia(int seconds) {
        awaitPackets((int) rtp.packets() + 50 * seconds);
    }

    /** Waits until these keys have come as telephone events. */
    public void awaitKeys(String keys) {
        await(this + " is sent " + keys).until(() -> rtp.keys().equals(keys));
    }

    public boolean hasHeard(Telephone other) {
        return rtp.packetsOf(other.rtp) > 0;
    }

    public boolean got(String method) {
        return has(message -> message.isRequest(method));
    }

    /** The header of the first request with this method. */
    public String headerOf(String method, String header) {
        return first(method).header(header);
    }

    /** The payload types that the INVITE offers. */
    public String offered() {
        return invite().audioTypes();
    }

    /** The methods of all requests that came, without repetitions. */
    public List<String> requests() {
        return received.stream()
                .filter(message -> message.status() == 0)
                .map(message -> message.text().substring(0, message.text().indexOf(' ')))
                .distinct()
                .toList();
    }

    /** How its INVITE, and each later request, was answered for good. */
    public List<Integer> finalStatuses() {
        return received.stream()
                .map(SipMessage::status)
                .filter(status -> status >= 200)
                .toList();
    }

    private boolean has(Predicate<SipMessage> wanted) {
        return received.stream().anyMatch(wanted);
    }

    private SipMessage invite() {
        return first("INVITE");
    }

    private SipMessage first(String method) {
        return received.stream()
                .filter(message -> message.isRequest(method))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + method + " came to " + this));
    }

    private String remoteTag() {
        return to.substring(to.indexOf("tag=") + "tag=".length());
    }

    private void read() {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        try {
            while (!socket.isClosed()) {
                packet.setLength(65_536);
                socket.receive(packet);
                onMessage(new SipMessage(
                        new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1)));
            }
        } catch (IOException e) {
            // The telephone was put away.
        }
    }

    private void onMessage(SipMessage message) {
        if (message.status() == 0) {
            onRequest(message);
        } else if (message.isFinalToInvite()) {
            onFinal(message);
        }
        received.add(message);
    }

    private void onRequest(SipMessage request) {
        if (request.isRequest("INVITE")) {
            callId = request.header("Call-ID");
            from = request.header("To") + ";tag=" + tag;
            to = request.header("From");
            respond(request, "180 Ringing", "", "");
        } else if (request.isRequest("CANCEL")) {
            respond(request, "200 OK", "", "");
            respond(invite(), "487 Request Terminated", "", "");
        } else if (!request.isRequest("ACK")) {
            respond(request, "200 OK", "", "");
        }
    }

    private void onFinal(SipMessage response) {
        to = response.header("To");
        boolean isAnswered = response.status() < 300;
        if (isAnswered) {
            rtp.speakTo(response.audioPort());
        }
        String via = isAnswered ? newBranch() : branch;
        send(message("ACK", response.sequence(), via, "", ""));
    }

    private void respond(SipMessage request, String status, String headers, String body) {
        String tagged =
                request.header("To").contains("tag=") ? request.header("To") : request.header("To") + ";tag=" + tag;
        send("SIP/2.0 " + status + "\r\n" + request.copied() + "To: " + tagged + "\r\n" + contact() + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private void request(String method, String body, String headers) {
        branch = newBranch();
        send(message(method, ++sequence, branch, headers, body));
    }

    private static String newBranch() {
        return "z9hG4bK" + UUID.randomUUID();
    }

    private String message(String method, int number, String via, String headers, String body) {
        return method + ' ' + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=" + via + "\r\n"
                + "From: " + from + "\r\n"
                + "To: " + to + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + number + ' ' + method + "\r\n"
                + contact()
                + "Max-Forwards: 70\r\n"
                + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String contact() {
        return "Contact: <sip:" + user + "@127.0.0.1:" + socket.getLocalPort() + ">\r\n";
    }

    private String sdp() {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" + "m=audio " + rtp.port()
                + " RTP/AVP 0 " + DtmfMedia.EVENT_PAYLOAD + "\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:"
                + DtmfMedia.EVENT_PAYLOAD
                + " telephone-event/8000\r\n";
    }

    private synchronized void send(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), asterisk));
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public String toString() {
        return user
                + received.stream()
                        .map(message -> message.text().lines().findFirst().orElse(""))
                        .toList();
    }

    @Override
    public void close() {
        socket.close();
        rtp.close();
    }
}
