package io.github.ariadne4j.examples.b2bua.real.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** The media of one telephone: sends a sample of its own 50 times a second (RTP, PCMU), and counts which samples come. */
final class RtpStream implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int SAMPLES = 160;

    /** Samples at the end of a packet that have to be the same for it to be a telephone's sound: music holds each sample, but never so often in a row. */
    private static final int SAME_SAMPLES = 16;

    private static final int PERIOD_MILLIS = 20;
    private static final long PERIOD_NANOS = PERIOD_MILLIS * 1_000_000L;

    /** Far from each other and from silence, so that no two telephones sound alike. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final DatagramSocket socket;
    private final int sample = 0x10 + NEXT.getAndIncrement() % 0x60;
    private final Queue<DtmfMedia.Frame> pressed = new ConcurrentLinkedQueue<>();
    private final AtomicLong packets = new AtomicLong();
    private final AtomicLongArray heard = new AtomicLongArray(256);
    private final ReceivedDtmf keys = new ReceivedDtmf();
    private volatile InetSocketAddress listener;
    private int sequence;

    RtpStream() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.setSoTimeout(PERIOD_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::run, "voice");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Sends to this port from now on. */
    void speakTo(int port) {
        listener = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Sends this in the place of the sample. */
    void send(List<DtmfMedia.Frame> frames) {
        pressed.addAll(frames);
    }

    /** Drops what is left to send in the place of the sample. */
    void sendNoMore() {
        pressed.clear();
    }

    /** How many packets came that sound like this one. */
    long packetsOf(RtpStream other) {
        return heard.get(other.sample);
    }

    /** How many packets came that end with this sample, several times in a row. */
    long packetsOf(int other) {
        return heard.get(other);
    }

    /** The keys that came as telephone events. */
    String keys() {
        return keys.all();
    }

    /** How many packets of sound came. */
    long packets() {
        return packets.get();
    }

    private void run() {
        long next = System.nanoTime();
        DatagramPacket packet = new DatagramPacket(new byte[1_500], 1_500);
        try {
            while (!socket.isClosed()) {
                receive(packet);
                if (System.nanoTime() - next >= 0) {
                    next += PERIOD_NANOS;
                    speak();
                }
            }
        } catch (IOException e) {
            // The telephone was put away.
        }
    }

    private void receive(DatagramPacket packet) throws IOException {
        try {
            socket.receive(packet);
            if ((packet.getData()[1] & 0x7F) == DtmfMedia.EVENT_PAYLOAD) {
                keys.hear(packet.getData());
            } else {
                hear(packet);
            }
        } catch (SocketTimeoutException e) {
            // Time to speak.
        }
    }

    private void hear(DatagramPacket packet) {
        packets.incrementAndGet();
        byte[] data = packet.getData();
        int end = packet.getLength();
        byte last = data[end - 1];
        if (IntStream.range(end - SAME_SAMPLES, end).allMatch(i -> data[i] == last)) {
            heard.incrementAndGet(last & 0xFF);
        }
    }

    private void speak() throws IOException {
        InetSocketAddress to = listener;
        if (to == null) {
            return;
        }
        DtmfMedia.Frame frame = pressed.poll();
        byte[] packet =
                frame == null ? packetOf(0, rtp(), 0) : packetOf(frame.payloadType(), frame.payload(), frame.age());
        sequence++;
        socket.send(new DatagramPacket(packet, packet.length, to));
    }

    private byte[] rtp() {
        byte[] payload = new byte[SAMPLES];
        Arrays.fill(payload, (byte) sample);
        return payload;
    }

    private byte[] packetOf(int payloadType, byte[] payload, int age) {
        return ByteBuffer.allocate(HEADER + payload.length)
                .putShort((short) (0x8000 | payloadType))
                .putShort((short) sequence)
                .putInt((sequence - age) * SAMPLES)
                .putInt(sample)
                .put(payload)
                .array();
    }

    @Override
    public void close() {
        socket.close();
    }
}
