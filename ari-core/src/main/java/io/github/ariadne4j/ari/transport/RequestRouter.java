package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.resource.AriException;
import io.github.ariadne4j.ari.resource.AriTimeoutException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the wire for every request: the event socket where the rules allow it, HTTP for the rest and without a socket. */
final class RequestRouter implements HttpExchange {
    private static final AriRequest PING =
            new AriRequest("GET", "/asterisk/ping", List.of(), null, AriRequest.Lane.NORMAL);

    private static final Logger LOG = LoggerFactory.getLogger(RequestRouter.class);

    private final HttpExchange http;
    private final SocketRules rules;
    private final boolean mayLeave;
    private final AtomicReference<@Nullable SocketExchange> socket = new AtomicReference<>();
    private final LongAdder bySocket = new LongAdder();

    /**
     * Sends everything by HTTP until a socket is there.
     *
     * @param http the other way
     * @param rules what may go over a socket
     * @param mayLeave whether a socket on which an answer did not come in time is left until it answers again
     */
    RequestRouter(HttpExchange http, SocketRules rules, boolean mayLeave) {
        this.http = http;
        this.rules = rules;
        this.mayLeave = mayLeave;
    }

    /** Takes this socket if Asterisk answers a request there; an older one ignores it. */
    void offer(SocketExchange socketToAsk) {
        socketToAsk.send(PING).thenAccept(pong -> opened(socketToAsk));
    }

    /** This socket answers requests. */
    void opened(SocketExchange answering) {
        socket.set(answering);
    }

    /** This socket no longer does. */
    void closed(SocketExchange gone) {
        socket.compareAndSet(gone, null);
    }

    long sentBySocket() {
        return bySocket.sum();
    }

    @Override
    public CompletionStage<AriResponse> send(AriRequest request) {
        SocketExchange open = socket.get();
        if (open == null || !rules.allow(request, open)) {
            return http.send(request);
        }
        bySocket.increment();
        long begun = System.nanoTime();
        return open.send(request).exceptionallyCompose(error -> orByHttp(request, open, begun, error));
    }

    /** What certainly was not sent over the socket may go the other way. */
    private CompletionStage<AriResponse> orByHttp(
            AriRequest request, SocketExchange tried, long begun, Throwable error) {
        Throwable why = unwrapped(error);
        if (why instanceof AriException known && !known.outcomeUnknown() && !tried.isTooLate(begun)) {
            bySocket.decrement();
            return http.send(request);
        }
        if (mayLeave && why instanceof AriTimeoutException && socket.compareAndSet(tried, null)) {
            LOG.warn("requests on the event socket are not answered; they go by HTTP until one is");
            askAgain(tried);
        }
        return CompletableFuture.failedStage(why);
    }

    /** Asks as often as it takes; a socket that was closed ends it. */
    private void askAgain(SocketExchange left) {
        left.send(PING).whenComplete((pong, error) -> {
            if (error == null) {
                opened(left);
            } else if (!left.isClosed()) {
                askAgain(left);
            }
        });
    }

    private static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
