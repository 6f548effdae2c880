package io.github.ariadne4j.chaos.telephone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sockets of one telephone: retransmits a request until it is answered (SIP over UDP). */
final class TelephoneSockets implements AutoCloseable {
    private static final int LARGEST = 8_192;
    private static final int POLL_MS = 20;
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Selector selector;
    private final DatagramChannel sip;
    private final DatagramChannel rtp;
    private final SipDialog dialog;
    private final InetSocketAddress asterisk;
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
    private InetSocketAddress mediaTarget;
    private @Nullable String unanswered;
    private long sentNanos;

    /** Takes received messages or packets. */
    interface Taker<T> {
        void take(T received) throws IOException;
    }

    private TelephoneSockets(String number, int sipPort) throws IOException {
        selector = Selector.open();
        sip = opened(selector);
        rtp = opened(selector);
        dialog = new SipDialog(number, sipPort, port(sip), port(rtp));
        asterisk = loopback(sipPort);
        mediaTarget = loopback(0);
    }

    static TelephoneSockets to(String number, int sipPort) throws IOException {
        return new TelephoneSockets(number, sipPort);
    }

    SipDialog dialog() {
        return dialog;
    }

    /** Sends a request, repeatedly until there is an answer, or another request. */
    void send(String request) throws IOException {
        unanswered = request;
        sentNanos = System.nanoTime();
        sendOnce(request);
    }

    void sendOnce(String message) throws IOException {
        sip.send(ByteBuffer.wrap(message.getBytes(StandardCharsets.ISO_8859_1)), asterisk);
    }

    void sendMediaTo(int port) {
        mediaTarget = loopback(port);
    }

    void sendMedia(ByteBuffer packet) throws IOException {
        rtp.send(packet, mediaTarget);
    }

    /** Waits a moment, passes on what was received, and retransmits an unanswered request. */
    void receive(Taker<SipMessage> messages, Taker<ByteBuffer> media) throws IOException {
        selector.select(POLL_MS);
        selector.selectedKeys().clear();
        while (received(rtp)) {
            media.take(buffer);
        }
        while (received(sip)) {
            SipMessage message =
                    new SipMessage(StandardCharsets.ISO_8859_1.decode(buffer).toString());
            stopSending(message);
            messages.take(message);
        }
        String request = unanswered;
        if (request != null && System.nanoTime() - sentNanos > AGAIN.toNanos()) {
            send(request);
        }
    }

    /** Retransmits the last request until it is answered, within this time. */
    void finish(Duration atMost) throws IOException {
        long until = System.nanoTime() + atMost.toNanos();
        while (unanswered != null && System.nanoTime() - until < 0) {
            receive(message -> {}, packet -> {});
        }
    }

    private void stopSending(SipMessage message) {
        boolean isProvisional = message.status() >= 100 && message.status() < 200;
        if (isProvisional || (message.status() > 0 && dialog.isConcluded(message))) {
            unanswered = null;
        }
    }

    private boolean received(DatagramChannel channel) throws IOException {
        buffer.clear();
        boolean isThere = channel.receive(buffer) != null;
        buffer.flip();
        return isThere;
    }

    private static DatagramChannel opened(Selector selector) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(loopback(0));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        return channel;
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int port(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
        sip.close();
        rtp.close();
        selector.close();
    }
}
