package io.github.ariadne4j.cdr.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP proxy between a client and a database on this machine, with faults on demand. */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private volatile String cutAt = "";
    private volatile boolean swallowing;

    TcpProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Closes the connection, this number of times, instead of an answer of the server with this text. */
    void cutAnswersThatSay(String text, int times) {
        cutAt = text;
        cutsLeft.set(times);
    }

    int cutsLeft() {
        return cutsLeft.get();
    }

    /** Keeps connections open and forwards nothing, like a lost host. */
    void swallow(boolean now) {
        swallowing = now;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(client);
            sockets.add(server);
            start(() -> pump(client, server, false));
            start(() -> pump(server, client, true));
        }
    }

    private void pump(Socket from, Socket to, boolean answering) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answering && cuts(new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
                    return;
                }
                if (!swallowing) {
                    out.write(buffer, 0, read);
                }
            }
        }
    }

    private boolean cuts(String text) {
        return text.contains(cutAt) && cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // Both sides may close a connection, and closing the proxy closes all.
                    }
                },
                "tcp-tap");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
