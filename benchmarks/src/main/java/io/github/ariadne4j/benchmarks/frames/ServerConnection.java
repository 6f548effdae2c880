package io.github.ariadne4j.benchmarks.frames;

import io.github.ariadne4j.benchmarks.load.CallNumbers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection: answers the client's requests during its set-up, then sends the events. */
final class ServerConnection implements Runnable {
    private static final Pattern COUNT = Pattern.compile("app=bench-(\\d+)");
    private static final Pattern KEY = Pattern.compile("(?im)^sec-websocket-key: *(\\S+)");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final int BUFFER = 64 << 10;

    private final Socket socket;

    ServerConnection(Socket socket) {
        this.socket = socket;
    }

    @Override
    public void run() {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            OutputStream out = socket.getOutputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (head.toLowerCase(Locale.ROOT).contains("upgrade: websocket")) {
                    upgrade(head, out);
                    sendEvents(head, out);
                    in.transferTo(OutputStream.nullOutputStream());
                    return;
                }
                in.skipNBytes(number(LENGTH, head));
                answer(head, out);
            }
        } catch (IOException gone) {
            // The client has closed the connection.
        }
    }

    /** Reads up to the empty line; empty at the end of the connection. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (next == '\n' && head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) >= 0) {
                return head.toString();
            }
        }
        return "";
    }

    private static int number(Pattern pattern, String head) {
        Matcher found = pattern.matcher(head);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static void answer(String head, OutputStream out) throws IOException {
        String body = head.contains("/asterisk/info")
                ? "{\"build\":{\"os\":\"Linux\",\"kernel\":\"6\",\"options\":\"\",\"machine\":\"x86_64\",\"date\":\"\",\"user\":\"\"},"
                        + "\"system\":{\"version\":\"22.10.1\",\"entity_id\":\"02:42:ac:11:00:02\"}}"
                : "{\"name\":\"bench\",\"channel_ids\":[],\"bridge_ids\":[],\"endpoint_ids\":[],\"device_names\":[],"
                        + "\"events_allowed\":[],\"events_disallowed\":[]}";
        write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body);
    }

    private static void upgrade(String head, OutputStream out) throws IOException {
        Matcher key = KEY.matcher(head);
        if (!key.find()) {
            throw new IOException("a WebSocket handshake without a key");
        }
        String protocol = head.toLowerCase(Locale.ROOT).contains("sec-websocket-protocol")
                ? "Sec-WebSocket-Protocol: ari\r\n"
                : "";
        write(
                out,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + protocol
                        + "Sec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n\r\n");
    }

    private static String accept(String key) {
        try {
            byte[] joined = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(joined));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }

    private static void sendEvents(String head, OutputStream out) throws IOException {
        int count = number(COUNT, head);
        List<Frame> frames = Frame.ofCall();
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        for (int number = 0; number < count; number++) {
            Frame frame = frames.get(CallNumbers.stepOf(number));
            if (filled + frame.length() > BUFFER) {
                out.write(buffer, 0, filled);
                filled = 0;
            }
            filled = frame.write(number, buffer, filled);
        }
        out.write(buffer, 0, filled);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
