package io.github.ariadne4j.chaos.fault;

import io.github.ariadne4j.testkit.real.UnusedPort;
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
    private final WireProtocol protocol;
    private final int serverPort;
    private final int port;
    private final Gate gate = new Gate();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Queue<String> kinds = new ConcurrentLinkedQueue<>();
    private volatile RequestRule rule = RequestRule.none();
    private volatile Fault fault = new Fault.None();
    private @Nullable ServerSocket listener;
    private @Nullable Thread acceptor;

    private FaultProxy(WireProtocol protocol, int serverPort, int port) {
        this.protocol = protocol;
        this.serverPort = serverPort;
        this.port = port;
    }

    /** Opens a port of its own for a server. */
    public static FaultProxy before(int serverPort, WireProtocol protocol) {
        FaultProxy proxy = new FaultProxy(protocol, serverPort, UnusedPort.find());
        proxy.open(listen(proxy.port));
        return proxy;
    }

    /** The port for clients. */
    public int port() {
        return port;
    }

    /** Sets the fault of all traffic. */
    public synchronized void set(Fault next) {
        fault = next;
        connections.forEach(connection -> connection.suffer(next));
        gate.set(next);
        if (next instanceof Fault.Refuse) {
            shut();
            reset();
        } else if (listener == null) {
            open(listen(port));
        }
    }

    /** Sets the rule for single requests. */
    public void set(RequestRule next) {
        rule = next;
    }

    /** Resets every connection now. */
    public void reset() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** Resets the connections that have carried a request of that kind. */
    public void reset(String kind) {
        connections.stream().filter(connection -> connection.carried(kind)).forEach(ProxiedConnection::reset);
    }

    /** Stops all traffic on the connections that have carried a request of that kind; they stay open. */
    public void silence(String kind) {
        connections.stream().filter(connection -> connection.carried(kind)).forEach(ProxiedConnection::silence);
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

    RequestVerdict decide(Request request) {
        if (request.kind().isEmpty()) {
            return RequestVerdict.PASSES;
        }
        kinds.add(request.kind());
        return rule.decide(request);
    }

    void ended(ProxiedConnection connection) {
        connections.remove(connection);
    }

    private void open(ServerSocket listening) {
        listener = listening;
        acceptor = daemon("proxy-" + port, () -> accept(listening));
    }

    /** The kernel accepts connections until the accepting thread has closed the socket. */
    private void shut() {
        if (listener == null || acceptor == null) {
            return;
        }
        quietly(listener);
        listener = null;
        try {
            acceptor.join();
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
            ProxiedConnection.reset(client);
            quietly(server);
            return;
        }
        ProxiedConnection connection = new ProxiedConnection(this, gate, client, server);
        connections.add(connection);
        connection.suffer(fault);
        daemon("to-server-" + port, () -> connection.forward(protocol.requestParser()));
        daemon("to-client-" + port, connection::back);
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
