package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.transport.AriRequest;
import io.github.ariadne4j.ari.transport.AriResponse;
import io.github.ariadne4j.ari.transport.HttpExchange;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

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

    /** Changes the event filter after all changes before: two at once could arrive in the wrong order. */
    synchronized <T> CompletionStage<T> inTurn(Supplier<CompletionStage<T>> change) {
        CompletableFuture<T> next = filter.handle((before, error) -> change).thenCompose(Supplier::get);
        filter = next;
        return next;
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
