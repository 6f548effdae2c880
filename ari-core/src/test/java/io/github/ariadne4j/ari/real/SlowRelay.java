package io.github.ariadne4j.ari.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A TCP relay between a client and Asterisk that can stop reading from Asterisk on event sockets. */
final class SlowRelay implements AutoCloseable {
    private static final int LITTLE = 16 << 10;

    private final ServerSocket port;
    private final InetSocketAddress asterisk;
    private volatile CountDownLatch thawed = new CountDownLatch(0);

    SlowRelay(URI asterisk) {
        this.asterisk = new InetSocketAddress(asterisk.getHost(), asterisk.getPort());
        try {
            this.port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port.getLocalPort());
    }

    /** Stops reading: data of Asterisk then waits, first in buffers, then in Asterisk. */
    void freeze() {
        thawed = new CountDownLatch(1);
    }

    void thaw() {
        thawed.countDown();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = port.accept();
                Socket there = new Socket();
                there.setReceiveBufferSize(LITTLE);
                there.connect(asterisk);
                byte[] first = new byte[LITTLE];
                int length = client.getInputStream().read(first);
                boolean events = length > 0
                        && new String(first, 0, length, StandardCharsets.US_ASCII).startsWith("GET /ari/events?");
                if (length > 0) {
                    there.getOutputStream().write(first, 0, length);
                }
                run(() -> pump(client, there, false));
                run(() -> pump(there, client, events));
            }
        } catch (IOException closed) {
            thaw();
        }
    }

    private void pump(Socket from, Socket to, boolean events) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[LITTLE];
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                if (events) {
                    thawed.await();
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException closed) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "slow-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
