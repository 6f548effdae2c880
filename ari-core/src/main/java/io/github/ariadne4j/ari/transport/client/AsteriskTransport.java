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
     * How requests are sent.
     *
     * @param connections how many HTTP connections at most
     * @param connectTimeout how long a connection may take
     * @param requestTimeout how long an answer may take, and how long a request may wait for its turn
     * @param inFlight how many requests may be under way, beside those that end calls
     * @param transport which way they go
     */
    public record Settings(
            int connections, Duration connectTimeout, Duration requestTimeout, int inFlight, RestTransport transport) {}

    /** Makes a transport to this address; nothing is connected before it is used. */
    public AsteriskTransport(AriAddress address, Settings settings) {
        this.address = address;
        this.settings = settings;
        this.http = new HttpTransport(
                loop, address, settings.connections(), settings.connectTimeout(), settings.requestTimeout());
        this.router = new RequestRouter(http, new SocketRules(settings.transport()), true);
        this.queue = new RequestQueue(router, settings.inFlight(), loop.loop(), settings.requestTimeout());
    }

    /** The thread of it all. */
    public TransportLoop loop() {
        return loop;
    }

    /** Where requests go out; on the loop. */
    public RequestChannel requests() {
        return queue;
    }

    /** How long requests take now, the wait for their turn included. On the loop. */
    public Duration requestDelay() {
        return queue.delay();
    }

    /** Its queue, to listen to. Any thread. */
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
     * @param heartbeat how often a sign of life is asked for
     * @param deadline how long none may come
     * @param listener who hears it
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
     * From now on requests may go over this open socket, if Asterisk answers one there; an older Asterisk does not. Its event
     * filter must let {@code RESTResponse} through. On the loop.
     */
    public void offer(EventSocket socket) {
        if (settings.transport() != RestTransport.HTTP) {
            router.offer(socket.requests());
        }
    }

    /** The socket is gone. On the loop. */
    public void withdraw(EventSocket socket) {
        router.closed(socket.requests());
    }

    /** What is open fails, and the loop ends; may be called on any thread, the loop included. */
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
