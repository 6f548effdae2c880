package io.github.ariadne4j.chaos.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that answers every request with its first line, on keep-alive connections. */
final class EchoServer implements AutoCloseable {
    private final ServerSocket door;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    EchoServer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The first lines of all requests that arrived. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                daemon(() -> serve(client));
            }
        } catch (IOException closed) {
            // The server was closed by the test.
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                asked.add(line);
                while (!lines.readLine().isEmpty()) {
                    // The other headers are not used.
                }
                String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + line.length() + "\r\n\r\n" + line;
                client.getOutputStream().write(answer.getBytes(ISO_8859_1));
            }
        } catch (IOException gone) {
            // The connection is closed already.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "echo");
        thread.setDaemon(true);
        thread.start();
    }
}
