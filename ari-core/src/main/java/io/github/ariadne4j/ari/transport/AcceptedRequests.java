package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.resource.AriConnectionException;
import io.github.ariadne4j.ari.resource.RestTransport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Requests to an Asterisk that comes to us: over its socket, and by HTTP what the socket cannot carry or should not, if
 * there is an HTTP address. May be used on any thread.
 */
public final class AcceptedRequests {
    private final RequestRouter router;
    private final RequestPacer pacer;

    AcceptedRequests(
            ScheduledExecutorService timer,
            Duration longestWait,
            @Nullable HttpExchange http,
            int inFlight,
            String asterisk) {
        this.router = http == null
                ? new RequestRouter(new SocketOnly(asterisk), new SocketRules(RestTransport.WEBSOCKET), false)
                : new RequestRouter(http, new SocketRules(RestTransport.AUTO), true);
        this.pacer = new RequestPacer(router, inFlight, timer, longestWait);
    }

    /** Where requests go out. */
    public HttpExchange exchange() {
        return pacer;
    }

    /** Counters since it was made. */
    public ExchangeCounters counters() {
        return pacer.counters(router.sentBySocket());
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
    private record SocketOnly(String asterisk) implements HttpExchange {
        @Override
        public CompletionStage<AriResponse> send(AriRequest request) {
            String why = SocketRules.carries(request)
                    ? ": Asterisk " + asterisk + " is not connected"
                    : ": the answer may be too long for a WebSocket, on which it would crash Asterisk; give the HTTP address"
                            + " of this Asterisk by AriServerSettings.httpAddress(\"" + asterisk + "\", …)";
            return CompletableFuture.failedStage(new AriConnectionException(request.summary() + why, null));
        }
    }
}
