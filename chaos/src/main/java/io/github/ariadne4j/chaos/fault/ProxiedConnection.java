package io.github.ariadne4j.chaos.fault;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A connection of a client, and the corresponding one to the server. */
final class ProxiedConnection {
    private static final int CHUNK = 16 * 1024;

    private final FaultProxy proxy;
    private final Gate gate;
    private final Socket client;
    private final Socket server;
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);
    private final AtomicReference<@Nullable RequestVerdict> awaited = new AtomicReference<>();
    private volatile boolean silent;

    ProxiedConnection(FaultProxy proxy, Gate gate, Socket client, Socket server) {
        this.proxy = proxy;
        this.gate = gate;
        this.client = client;
        this.server = server;
    }

    boolean carried(String kind) {
        return kinds.contains(kind);
    }

    void suffer(Fault fault) {
        bytesLeft.set(fault instanceof Fault.CutAfter cut ? cut.bytes() : Long.MAX_VALUE);
    }

    void silence() {
        silent = true;
    }

    /** Copies from client to server until one of them closes. */
    void forward(RequestParser protocol) {
        try (DataInputStream requests = new DataInputStream(new BufferedInputStream(client.getInputStream()))) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            OutputStream out = server.getOutputStream();
            for (Request request = protocol.next(requests); request != null; request = protocol.next(requests)) {
                kinds.add(request.kind());
                gate.pass();
                RequestVerdict fate = proxy.decide(request);
                if (!fate.arrives()) {
                    reset();
                    return;
                }
                if (fate.answer() != RequestVerdict.Answer.ARRIVES) {
                    awaited.set(fate);
                }
                if (!silent) {
                    out.write(request.bytes());
                }
            }
        } catch (IOException | InterruptedException e) {
            // One end is closed: the other one is closed below.
        } finally {
            close();
        }
    }

    /** Copies from server to client until one of them closes. */
    void back() {
        byte[] chunk = new byte[CHUNK];
        try {
            OutputStream out = client.getOutputStream();
            for (int read = server.getInputStream().read(chunk);
                    read >= 0;
                    read = server.getInputStream().read(chunk)) {
                gate.pass();
                RequestVerdict fate = awaited.getAndSet(null);
                if (fate != null) {
                    lose(fate);
                }
                if (!silent) {
                    out.write(chunk, 0, (int) Math.min(read, bytesLeft.get()));
                }
                if (bytesLeft.addAndGet(-read) <= 0) {
                    reset();
                }
            }
        } catch (IOException | InterruptedException e) {
            // One end is closed: the other one is closed below.
        } finally {
            close();
        }
    }

    /** The first bytes after the request are its answer: only on Redis does a client send a second request before the answer. */
    private void lose(RequestVerdict fate) {
        fate.once().run();
        if (fate.answer() == RequestVerdict.Answer.SILENCE) {
            silent = true;
        } else {
            reset();
        }
    }

    void reset() {
        reset(client);
        close();
    }

    /** Closing with a linger time of zero is a reset. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // The socket is closed already.
        }
        FaultProxy.quietly(socket);
    }

    private void close() {
        FaultProxy.quietly(client);
        FaultProxy.quietly(server);
        proxy.ended(this);
    }
}
