package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.resource.AriException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Chooses the wire for every request: the event socket where the rules allow it, HTTP for the rest and without a socket. */
final class RequestRouter implements HttpExchange {
    private final HttpExchange http;
    private final SocketRules rules;
    private final AtomicReference<@Nullable SocketExchange> socket = new AtomicReference<>();
    private final LongAdder bySocket = new LongAdder();

    RequestRouter(HttpExchange http, SocketRules rules) {
        this.http = http;
        this.rules = rules;
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
        return open.send(request).exceptionallyCompose(error -> orByHttp(request, error));
    }

    /** What certainly was not sent over the socket may go the other way. */
    private CompletionStage<AriResponse> orByHttp(AriRequest request, Throwable error) {
        Throwable why = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return why instanceof AriException known && !known.outcomeUnknown()
                ? http.send(request)
                : CompletableFuture.failedStage(why);
    }
}
