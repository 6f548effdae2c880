package io.github.ariadne4j.ari.transport.client;

import io.github.ariadne4j.ari.exchange.ExchangeCounters;
import io.github.ariadne4j.ari.exchange.RequestChannel;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.ari.transport.AriAddress;
import io.github.ariadne4j.ari.transport.EventSocket;
import io.github.ariadne4j.ari.transport.RequestQueue;
import io.github.ariadne4j.ari.transport.RequestRouter;
import io.github.ariadne4j.ari.transport.SocketRules;
import io.github.ariadne4j.ari.transport.TransportLoop;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/** The connections to one Asterisk, all on one loop: its HTTP connections, and its event sockets. */
public final class AsteriskTransport implements AutoCloseable {
    private final TransportLoop loop = new TransportLoop();
    private final AriAddress address;
    private final Settings settings;
    private final HttpTransport http;
    private final RequestRouter router;
    private final RequestQueue queue;

    /**
     * The settings of requests.
     *
     * @param connections maximum number of HTTP connections
     * @param connectTimeout time limit for opening a connection
     * @param requestTimeout time limit for an answer, and for waiting in the queue
     * @param inFlight maximum number of requests in flight, without those that end calls
     * @param transport the transport of requests
     */
    public record Settings(
            int connections, Duration connectTimeout, Duration requestTimeout, int inFlight, RestTransport transport) {}

    /** Makes a transport to this address; connections are opened at the first use. */
    public AsteriskTransport(AriAddress address, Settings settings) {
        this.address = address;
        this.settings = settings;
        this.http = new HttpTransport(
                loop, address, settings.connections(), settings.connectTimeout(), settings.requestTimeout());
        this.router = new RequestRouter(http, new SocketRules(settings.transport()), true);
        this.queue = new RequestQueue(router, settings.inFlight(), loop.loop(), settings.requestTimeout());
    }

    /** The loop of all its connections. */
    public TransportLoop loop() {
        return loop;
    }

    /** The channel for requests; used on the loop. */
    public RequestChannel requests() {
        return queue;
    }

    /** The current delay of requests, including the time in the queue. On the loop. */
    public Duration requestDelay() {
        return queue.delay();
    }

    /** The queue of requests, to add listeners. Any thread. */
    public RequestQueue queue() {
        return queue;
    }

    /** Counters since it was made. May be called on any thread. */
    public ExchangeCounters counters() {
        return queue.counters();
    }

    /**
     * A new event socket, not yet open.
     *
     * @param application the Stasis application to register
     * @param heartbeat interval between PINGs
     * @param deadline time without a frame after which the socket is closed as dead
     * @param listener the listener to the socket
     */
    public EventSocket eventSocket(
            String application, Duration heartbeat, Duration deadline, EventSocket.Listener listener) {
        return new NettyEventSocket(
                loop,
                address,
                application,
                new EventSocket.Heartbeat(heartbeat, deadline),
                settings.requestTimeout(),
                listener);
    }

    /**
     * Uses this open socket for requests, once Asterisk has answered one on it; an older Asterisk does not. The event
     * filter must allow {@code RESTResponse}. On the loop.
     */
    public void offer(EventSocket socket) {
        if (settings.transport() != RestTransport.HTTP) {
            router.offer(socket.requests());
        }
    }

    /** Stops using this socket. On the loop. */
    public void withdraw(EventSocket socket) {
        router.closed(socket.requests());
    }

    /** Fails open requests and ends the loop; may be called on any thread, including the loop. */
    @Override
    public void close() {
        try {
            loop.execute(() -> {
                queue.close();
                http.close();
            });
        } catch (RejectedExecutionException closedBefore) {
            return;
        }
        loop.close();
    }
}
