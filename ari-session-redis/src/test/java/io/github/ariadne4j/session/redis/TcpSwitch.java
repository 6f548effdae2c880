package io.github.ariadne4j.session.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy whose target can be changed, as with a virtual IP or a host name: new connections go to the current
 * target, open ones keep theirs.
 */
final class TcpSwitch implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final ServerSocket listener = new ServerSocket(0, 50, LOOPBACK);
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile int target;

    TcpSwitch(int target) throws IOException {
        this.target = target;
        run(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Sets the target port of new connections. */
    void leadTo(int port) {
        target = port;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(LOOPBACK, target);
                open.add(client);
                open.add(server);
                run(() -> pump(client, server));
                run(() -> pump(server, client));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "tcp-switch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException closed) {
            // One end has closed the connection.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
