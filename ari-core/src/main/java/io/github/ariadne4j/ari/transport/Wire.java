package io.github.ariadne4j.ari.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One Asterisk on the wire: the exchange, and as many event sockets as it takes. Closed with its exchange. */
public final class Wire implements AutoCloseable {
    private final EventLoops loops = new EventLoops();
    private final AriAddress address;
    private final HttpExchange exchange;

    /**
     * Makes a wire; nothing is connected before it is used.
     *
     * @param address where Asterisk is
     * @param connections how many HTTP connections at most
     * @param connectTimeout how long a connection may take
     * @param requestTimeout how long an answer may take
     */
    public Wire(AriAddress address, int connections, Duration connectTimeout, Duration requestTimeout) {
        this.address = address;
        this.exchange = new NettyHttpExchange(loops, address, connections, connectTimeout, requestTimeout);
    }

    /** Where requests go out. */
    public HttpExchange exchange() {
        return exchange;
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
                loops, address, application, new NettyEventSocket.Heartbeat(heartbeat, deadline), listener);
    }

    /** Runs something a little later, on the event socket's thread; it must not block. */
    public void later(Duration after, Runnable task) {
        loops.events().schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
