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
 * Requests to an Asterisk that connects to this process: over its socket; by HTTP, if there is an address, those that
 * the socket cannot or should not carry. Used on the loop of the sockets, except for the counters.
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

    /** The channel for requests. */
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

    /** Uses this socket for requests. */
    public void opened(AcceptedSocket socket) {
        router.opened(socket.requests());
    }

    /** Stops using this socket. */
    public void closed(AcceptedSocket socket) {
        router.closed(socket.requests());
    }

    /**
     * The transport in place of HTTP if there is no address: fails each request with the reason.
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
            // No request waits in this transport.
        }
    }
}
