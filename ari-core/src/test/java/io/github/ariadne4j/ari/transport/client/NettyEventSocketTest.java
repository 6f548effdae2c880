package io.github.ariadne4j.ari.transport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.ari.transport.AriAddress;
import io.github.ariadne4j.ari.transport.EventSocket;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bytes on the event socket. */
class NettyEventSocketTest {
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    private final List<Integer> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<EventSocket.Loss> lost = new CompletableFuture<>();
    private AsteriskTransport transport;

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void asterisk_is_pinged_at_every_beat_and_ponged_only_when_it_asked() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            open(port, Duration.ofMillis(20), Duration.ofSeconds(10));
            try (Socket asterisk = shakenHands(port)) {
                read(asterisk, true);
                await().until(() ->
                        received.stream().filter(code -> code == PING).count() >= 5);
                assertThat(received).doesNotContain(PONG);
                asterisk.getOutputStream().write(new byte[] {(byte) (0x80 | PING), 0});
                await().until(() -> received.contains(PONG));
                int sofar = received.size();
                await().until(() -> received.size() > sofar + 5);
                assertThat(received).containsOnlyOnce(PONG);
                assertThat(lost).isNotDone();
            }
        }
    }

    @Test
    void a_socket_on_which_pings_are_read_but_not_answered_is_closed() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // The deadline holds for the handshake as well, which is answered by this thread.
            open(port, Duration.ofMillis(20), Duration.ofSeconds(1));
            try (Socket asterisk = shakenHands(port)) {
                read(asterisk, false);
                assertThat(lost).succeedsWithin(Duration.ofSeconds(10));
                assertThat(lost.join().why()).contains("no frame was received");
                assertThat(received).contains(PING);
            }
        }
    }

    @Test
    void a_handshake_that_is_not_answered_ends_at_the_deadline() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            open(port, Duration.ofMillis(20), Duration.ofMillis(200));
            try (Socket silent = port.accept()) {
                assertThat(lost).succeedsWithin(Duration.ofSeconds(10));
                assertThat(lost.join().why()).contains("handshake");
                assertThat(silent.isConnected()).isTrue();
            }
        }
    }

    private void open(ServerSocket port, Duration beat, Duration deadline) {
        Duration second = Duration.ofSeconds(1);
        transport = new AsteriskTransport(
                AriAddress.of(URI.create("http://127.0.0.1:" + port.getLocalPort()), "user", "secret"),
                new AsteriskTransport.Settings(1, second, second, 1, RestTransport.HTTP));
        transport
                .eventSocket("b2bua", beat, deadline, new EventSocket.Listener() {
                    @Override
                    public void onOpen() {}

                    @Override
                    public void onText(byte[] utf8, int length) {}

                    @Override
                    public void onPause() {}

                    @Override
                    public void onClosed(EventSocket.Loss loss) {
                        lost.complete(loss);
                    }
                })
                .open();
    }

    private static Socket shakenHands(ServerSocket port) throws Exception {
        Socket socket = port.accept();
        BufferedReader request =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String key = "";
        for (String line = request.readLine(); !line.isEmpty(); line = request.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        byte[] accepted = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: ari\r\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(accepted) + "\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Records the kind of each frame; all are short and masked. */
    private void read(Socket asterisk, boolean answering) {
        Thread reader = new Thread(
                () -> {
                    try {
                        DataInputStream in = new DataInputStream(asterisk.getInputStream());
                        while (true) {
                            int code = in.readUnsignedByte() & 0xF;
                            in.readNBytes((in.readUnsignedByte() & 0x7F) + 4);
                            received.add(code);
                            if (answering && code == PING) {
                                asterisk.getOutputStream().write(new byte[] {(byte) (0x80 | PONG), 0});
                            }
                        }
                    } catch (IOException closed) {
                        received.add(-1);
                    }
                },
                "asterisk");
        reader.setDaemon(true);
        reader.start();
    }
}
