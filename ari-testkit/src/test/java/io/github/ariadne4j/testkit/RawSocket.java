package io.github.ariadne4j.testkit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An event socket without a library that would fragment large messages. */
final class RawSocket implements AutoCloseable {
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;

    private final Socket tcp;
    private final DataInputStream in;
    private final DataOutputStream out;

    private RawSocket(Socket tcp) throws IOException {
        this.tcp = tcp;
        in = new DataInputStream(tcp.getInputStream());
        out = new DataOutputStream(tcp.getOutputStream());
    }

    static RawSocket open(AriSimulator asterisk, String application) throws IOException {
        RawSocket socket = new RawSocket(
                new Socket(InetAddress.getLoopbackAddress(), asterisk.uri().getPort()));
        socket.tcp.setSoTimeout(5_000);
        String handshake =
                "GET /ari/events?app=" + application + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Authorization: " + AriProbe.basic(asterisk.username(), asterisk.password()) + "\r\n\r\n";
        socket.out.write(handshake.getBytes(StandardCharsets.US_ASCII));
        socket.skipHeader();
        return socket;
    }

    /** One masked frame; the mask is all zeros. */
    void sendText(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(TEXT);
        out.writeByte(0x80 | 127);
        out.writeLong(payload.length);
        out.writeInt(0);
        out.write(payload);
        out.flush();
    }

    int awaitCloseStatus() throws IOException {
        while (true) {
            int kind = in.readUnsignedByte();
            int small = in.readUnsignedByte();
            int length = small == 126 ? in.readUnsignedShort() : small;
            if (kind == CLOSE) {
                return in.readUnsignedShort();
            }
            in.skipNBytes(length);
        }
    }

    @Override
    public void close() throws IOException {
        tcp.close();
    }

    private void skipHeader() throws IOException {
        StringBuilder header = new StringBuilder();
        while (header.indexOf("\r\n\r\n") < 0) {
            header.append((char) in.readByte());
        }
    }
}
