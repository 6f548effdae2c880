package io.github.ariadne4j.ari.transport.server;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.ExchangeCounters;
import io.github.ariadne4j.ari.exchange.RequestChannel;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.ari.transport.PendingRequest;
import io.github.ariadne4j.ari.transport.RequestQueue;
import io.github.ariadne4j.ari.transport.RequestRouter;
import io.github.ariadne4j.ari.transport.RequestTransport;
import io.github.ariadne4j.ari.transport.SocketRules;
import io.github.ariadne4j.ari.transport.TransportLoop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Requests to an Asterisk that comes to us: over its socket, and by HTTP what the socket cannot carry or should not, if
 * there is an HTTP address. Used on the loop of the sockets, but for the counters.
 */
public final class AcceptedRequests {
    private final RequestRouter router;
    private final RequestQueue queue;

    AcceptedRequests(
            TransportLoop loop, Duration longestWait, @Nullable RequestTransport http, int inFlight, String asterisk) {
        this.router = http == null
                ? new RequestRouter(new SocketOnly(asterisk), new SocketRules(RestTransport.WEBSOCKET), false)
                : new RequestRouter(http, new SocketRules(RestTransport.AUTO), true);
        this.queue = new RequestQueue(router, inFlight, loop.loop(), longestWait);
    }

    /** Where requests go out. */
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

    /** From now on requests go over this socket. */
    public void opened(AcceptedSocket socket) {
        router.opened(socket.requests());
    }

    /** The socket is gone. */
    public void closed(AcceptedSocket socket) {
        router.closed(socket.requests());
    }

    /**
     * Stands where HTTP would be, and says why there is none.
     *
     * @param asterisk the Asterisk's id
     */
    private record SocketOnly(String asterisk) implements RequestTransport {
        @Override
        public boolean offer(PendingRequest pending) {
            AriRequest request = pending.request;
            String why = SocketRules.carries(request)
                    ? ": Asterisk " + asterisk + " is not connected"
                    : ": the answer may be too long for a WebSocket, on which it would crash Asterisk; give the HTTP address"
                            + " of this Asterisk by AriServerSettings.httpAddress(\"" + asterisk + "\", …)";
            pending.fail(new AriConnectionException(request.summary() + why, null));
            return true;
        }

        @Override
        public void serves(RequestTransport.Waiting queue) {
            // Nothing waits here.
        }
    }
}
