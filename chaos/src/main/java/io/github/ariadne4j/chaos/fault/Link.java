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

/** One client's connection, and the one to the server that stands for it. */
final class Link {
    private static final int CHUNK = 16 * 1024;

    private final FaultProxy proxy;
    private final Gate gate;
    private final Socket client;
    private final Socket server;
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);
    private final AtomicReference<@Nullable Fate> awaited = new AtomicReference<>();
    private volatile boolean silent;

    Link(FaultProxy proxy, Gate gate, Socket client, Socket server) {
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

    /** Works until one end is gone. */
    void forward(Protocol protocol) {
        try (DataInputStream requests = new DataInputStream(new BufferedInputStream(client.getInputStream()))) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            OutputStream out = server.getOutputStream();
            for (Request request = protocol.next(requests); request != null; request = protocol.next(requests)) {
                kinds.add(request.kind());
                gate.pass();
                Fate fate = proxy.decide(request);
                if (!fate.arrives()) {
                    reset();
                    return;
                }
                if (fate.answer() != Fate.Answer.ARRIVES) {
                    awaited.set(fate);
                }
                if (!silent) {
                    out.write(request.bytes());
                }
            }
        } catch (IOException | InterruptedException e) {
            // One end is gone: so is the other, below.
        } finally {
            close();
        }
    }

    /** Works until one end is gone. */
    void back() {
        byte[] chunk = new byte[CHUNK];
        try {
            OutputStream out = client.getOutputStream();
            for (int read = server.getInputStream().read(chunk);
                    read >= 0;
                    read = server.getInputStream().read(chunk)) {
                gate.pass();
                Fate fate = awaited.getAndSet(null);
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
            // One end is gone: so is the other, below.
        } finally {
            close();
        }
    }

    /** The first bytes after the request are its answer: no client of ours asks twice before it has one, but on Redis. */
    private void lose(Fate fate) {
        fate.once().run();
        if (fate.answer() == Fate.Answer.SILENCE) {
            silent = true;
        } else {
            reset();
        }
    }

    void reset() {
        reset(client);
        close();
    }

    /** With no time to linger, closing is a reset. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
        FaultProxy.quietly(socket);
    }

    private void close() {
        FaultProxy.quietly(client);
        FaultProxy.quietly(server);
        proxy.ended(this);
    }
}
