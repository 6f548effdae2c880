package io.github.ariadne4j.chaos.telephone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The other side of a telephone's call, controlled by a test. */
final class TelephonePeer implements AutoCloseable {
    private static final Pattern MEDIA = Pattern.compile("m=audio (\\d+)");
    private static final Pattern SIGNAL = Pattern.compile("Signal=(.)");
    private static final int PACKETS = 10;
    private static final int SAMPLES = 160;
    private static final int PATIENCE_MS = 10_000;
    private static final long SILENCE_NANOS = 400_000_000;

    private final DatagramSocket socket;
    private SocketAddress caller = new InetSocketAddress(0);
    private SocketAddress ear = new InetSocketAddress(0);
    private String invite = "";

    TelephonePeer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(PATIENCE_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    void answer() {
        invite = receive("INVITE");
        Matcher media = MEDIA.matcher(invite);
        if (media.find()) {
            ear = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(media.group(1)));
        }
        respond(invite, "200 OK");
        receive("ACK");
    }

    void refuse(String status) {
        respond(receive("INVITE"), status);
        receive("ACK");
    }

    /** Plays the tone of a question, and returns the pressed key. */
    String ask(int question) {
        play(question);
        String info = receive("INFO");
        respond(info, "200 OK");
        Matcher signal = SIGNAL.matcher(info);
        return signal.find() ? signal.group(1) : "";
    }

    /** The same after a silence, as after a restart. */
    String askAfterSilence(int question) {
        long until = System.nanoTime() + SILENCE_NANOS;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return ask(question);
    }

    void play(int tone) {
        for (int packet = 0; packet < PACKETS; packet++) {
            ByteBuffer sound = ByteBuffer.allocate(12 + SAMPLES).position(12);
            for (int at = 0; at < SAMPLES; at++) {
                sound.put(MuLaw.encode(Tone.sample(tone, at)));
            }
            send(sound.array(), ear);
        }
    }

    void hangUp() {
        String dialog = new SipMessage(invite).copied().replace("INVITE", "BYE");
        send(("BYE sip:1000@127.0.0.1 SIP/2.0\r\n" + dialog + "\r\n").getBytes(StandardCharsets.ISO_8859_1), caller);
    }

    private void respond(String request, String status) {
        String response = "SIP/2.0 " + status + "\r\n" + new SipMessage(request).copied() + "\r\n";
        send(response.getBytes(StandardCharsets.ISO_8859_1), caller);
    }

    /** The next request with this method; retransmissions of others are dropped. */
    private String receive(String method) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
                socket.receive(packet);
                caller = packet.getSocketAddress();
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                if (text.startsWith(method)) {
                    return text;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(method + " was not received", e);
        }
    }

    private void send(byte[] bytes, SocketAddress to) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
