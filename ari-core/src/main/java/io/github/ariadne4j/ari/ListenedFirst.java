package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.transport.AriRequest;
import io.github.ariadne4j.ari.transport.AriResponse;
import io.github.ariadne4j.ari.transport.HttpExchange;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets nothing happen in Asterisk before Asterisk knows that somebody listens: while an event filter is on its way, requests
 * that could cause events wait for it, well received or not. Questions, and what ends calls, never wait. May be used on any
 * thread.
 */
final class ListenedFirst implements HttpExchange {
    private final HttpExchange wire;
    private volatile CompletableFuture<?> filter = CompletableFuture.completedFuture(true);

    ListenedFirst(HttpExchange wire) {
        this.wire = wire;
    }

    /** Such requests wait for this change of the filter from now on. */
    void await(CompletionStage<?> change) {
        filter = change.toCompletableFuture();
    }

    @Override
    public CompletionStage<AriResponse> send(AriRequest request) {
        CompletableFuture<?> change = filter;
        return change.isDone() || !causesEvents(request)
                ? wire.send(request)
                : change.handle((done, error) -> request).thenCompose(wire::send);
    }

    private static boolean causesEvents(AriRequest request) {
        return request.lane() == AriRequest.Lane.NORMAL
                && !"GET".equals(request.method())
                && !request.path().endsWith("/eventFilter");
    }
}
