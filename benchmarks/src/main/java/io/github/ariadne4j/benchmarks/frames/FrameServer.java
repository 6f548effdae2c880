package io.github.ariadne4j.benchmarks.frames;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a client's connection set-up as an Asterisk does, and sends it as many events as the application's name contains:
 * {@code bench-1000000}. On the loopback interface; lives until closed.
 */
public final class FrameServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "frame-server");
        thread.setDaemon(true);
        return thread;
    });

    private FrameServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Starts on a free port. */
    public static FrameServer start() throws IOException {
        FrameServer server = new FrameServer(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
        server.threads.execute(server::accept);
        return server;
    }

    /** Its URL. */
    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                threads.execute(new ServerConnection(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
