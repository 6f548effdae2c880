package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.RequestChannel;
import io.github.ariadne4j.ari.exchange.ResponseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Delays requests that could cause events until the pending change of the event filter is answered, also with a
 * failure. Queries, and requests that end calls, are not delayed. Requests are sent on the loop; {@link #await} may be
 * called on any thread.
 */
final class EventFilterBarrier implements RequestChannel {
    private final RequestChannel channel;
    private final Executor loop;
    private volatile CompletableFuture<?> filter = CompletableFuture.completedFuture(true);

    EventFilterBarrier(RequestChannel channel, Executor loop) {
        this.channel = channel;
        this.loop = loop;
    }

    /** Delays such requests from now on until this change of the filter is answered. */
    void await(CompletionStage<?> change) {
        filter = change.toCompletableFuture();
    }

    @Override
    public void send(AriRequest request, ResponseHandler handler) {
        CompletableFuture<?> change = filter;
        if (change.isDone() || !causesEvents(request)) {
            channel.send(request, handler);
        } else {
            change.whenComplete((done, error) -> loop.execute(() -> channel.send(request, handler)));
        }
    }

    private static boolean causesEvents(AriRequest request) {
        return request.lane() == AriRequest.Lane.NORMAL
                && !"GET".equals(request.method())
                && !request.path().endsWith("/eventFilter");
    }
}
