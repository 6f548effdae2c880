package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.RequestChannel;
import io.github.ariadne4j.ari.exchange.ResponseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Lets nothing happen in Asterisk before Asterisk knows which events to send: while an event filter is on its way, requests
 * that could cause events wait for it, well received or not. Questions, and requests that end calls, never wait. Requests are
 * sent on the loop; {@link #await} may be called on any thread.
 */
final class FilterGate implements RequestChannel {
    private final RequestChannel channel;
    private final Executor loop;
    private volatile CompletableFuture<?> filter = CompletableFuture.completedFuture(true);

    FilterGate(RequestChannel channel, Executor loop) {
        this.channel = channel;
        this.loop = loop;
    }

    /** Such requests wait for this change of the filter from now on. */
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
