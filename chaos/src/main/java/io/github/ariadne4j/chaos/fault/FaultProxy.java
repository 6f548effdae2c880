package io.github.ariadne4j.chaos.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy before one server on the loopback that applies faults to the traffic. Lives until closed; all methods may be called from
 * any thread and apply to open connections as well.
 */
public final class FaultProxy implements AutoCloseable {
    private final Wire wire;
    private final int serverPort;
    private final int port;
    private final Gate gate = new Gate();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Queue<String> kinds = new ConcurrentLinkedQueue<>();
    private volatile Rule rule = Rule.none();
    private volatile Fault fault = new Fault.None();
    private @Nullable ServerSocket door;
    private @Nullable Thread porter;

    private FaultProxy(Wire wire, int serverPort, int port) {
        this.wire = wire;
        this.serverPort = serverPort;
        this.port = port;
    }

    /** Opens a port of its own for a server. */
    public static FaultProxy before(int serverPort, Wire wire) {
        ServerSocket door = listen(0);
        FaultProxy proxy = new FaultProxy(wire, serverPort, door.getLocalPort());
        proxy.open(door);
        return proxy;
    }

    /** The port for clients. */
    public int port() {
        return port;
    }

    /** Sets the fault of all traffic. */
    public synchronized void set(Fault next) {
        fault = next;
        links.forEach(link -> link.suffer(next));
        gate.set(next);
        if (next instanceof Fault.Refuse) {
            shut();
            reset();
        } else if (door == null) {
            open(listen(port));
        }
    }

    /** Sets the rule for single requests. */
    public void set(Rule next) {
        rule = next;
    }

    /** Resets every connection now. */
    public void reset() {
        links.forEach(Link::reset);
    }

    /** Resets the connections that have carried a request of that kind. */
    public void reset(String kind) {
        links.stream().filter(link -> link.carried(kind)).forEach(Link::reset);
    }

    /** Stops all traffic on the connections that have carried a request of that kind; they stay open. */
    public void silence(String kind) {
        links.stream().filter(link -> link.carried(kind)).forEach(Link::silence);
    }

    /** The kinds of all requests so far, in order. */
    public List<String> kinds() {
        return List.copyOf(kinds);
    }

    /** The number of requests of that kind so far. */
    public long count(String kind) {
        return kinds.stream().filter(kind::equals).count();
    }

    @Override
    public synchronized void close() {
        shut();
        reset();
        gate.set(new Fault.None());
    }

    Fate decide(Request request) {
        if (request.kind().isEmpty()) {
            return Fate.PASSES;
        }
        kinds.add(request.kind());
        return rule.decide(request);
    }

    void ended(Link link) {
        links.remove(link);
    }

    private void open(ServerSocket listening) {
        door = listening;
        porter = daemon("proxy-" + port, () -> accept(listening));
    }

    /** The kernel accepts connections until the accepting thread has closed the socket. */
    private void shut() {
        if (door == null || porter == null) {
            return;
        }
        quietly(door);
        door = null;
        try {
            porter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket listening) {
        while (true) {
            try {
                connect(listening.accept());
            } catch (IOException shut) {
                return;
            }
        }
    }

    /** A client that the server does not accept gets a reset, as from a server that is not running. */
    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort), 2_000);
        } catch (IOException e) {
            Link.reset(client);
            quietly(server);
            return;
        }
        Link link = new Link(this, gate, client, server);
        links.add(link);
        link.suffer(fault);
        daemon("to-server-" + port, () -> link.forward(wire.protocol()));
        daemon("to-client-" + port, link::back);
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static void quietly(AutoCloseable closing) {
        try {
            closing.close();
        } catch (Exception e) {
            // The socket is closed already, or was never open.
        }
    }
}
