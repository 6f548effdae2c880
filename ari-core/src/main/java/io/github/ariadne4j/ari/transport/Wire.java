package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.resource.RestTransport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One Asterisk on the wire: where requests go out, and as many event sockets as it takes. */
public final class Wire implements AutoCloseable {
    private final EventLoops loops = new EventLoops();
    private final AriAddress address;
    private final Settings settings;
    private final NettyHttpExchange http;
    private final RequestRouter router;
    private final RequestPacer pacer;

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

    /** Makes a wire to this address; nothing is connected before it is used. */
    public Wire(AriAddress address, Settings settings) {
        this.address = address;
        this.settings = settings;
        this.http = new NettyHttpExchange(
                loops, address, settings.connections(), settings.connectTimeout(), settings.requestTimeout());
        this.router = new RequestRouter(http, new SocketRules(settings.transport()), true);
        this.pacer = new RequestPacer(router, settings.inFlight(), loops.http(), settings.requestTimeout());
    }

    /** Where requests go out. */
    public HttpExchange exchange() {
        return pacer;
    }

    /** Counters since it was made. */
    public ExchangeCounters counters() {
        return pacer.counters(router.sentBySocket());
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
                loops,
                address,
                application,
                new NettyEventSocket.Heartbeat(heartbeat, deadline),
                settings.requestTimeout(),
                listener);
    }

    /**
     * From now on requests may go over this open socket, if Asterisk answers one there; an older Asterisk does not. Its event
     * filter must let {@code RESTResponse} through.
     */
    public void offer(EventSocket socket) {
        if (settings.transport() != RestTransport.HTTP) {
            router.offer(socket.requests());
        }
    }

    /** The socket is gone. */
    public void withdraw(EventSocket socket) {
        router.closed(socket.requests());
    }

    /** Runs something a little later, on the event socket's thread; it must not block. */
    public void later(Duration after, Runnable task) {
        loops.events().schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        pacer.close();
        http.close();
    }
}
