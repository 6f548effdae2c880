package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.ResponseHandler;
import io.github.ariadne4j.ari.request.AriException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request without an answer yet. Used on the event loop only. */
public final class PendingRequest {
    public final AriRequest request;
    final long begunAt = System.nanoTime();
    private final @Nullable RequestQueue queue;
    private @Nullable ResponseHandler handler;

    /** The connection that it was written to; null until it is sent. */
    public @Nullable RequestConnection connection;

    long sentAt;

    /** The id of its answer on a socket. */
    long id;

    public boolean retried;

    /** Whether its queue counts it as in flight. */
    boolean started;

    PendingRequest(AriRequest request, ResponseHandler handler) {
        this(request, handler, null);
    }

    PendingRequest(AriRequest request, ResponseHandler handler, @Nullable RequestQueue queue) {
        this.request = request;
        this.handler = handler;
        this.queue = queue;
    }

    boolean isSent() {
        return connection != null;
    }

    public void sentBy(RequestConnection sender) {
        connection = sender;
        sentAt = System.nanoTime();
    }

    boolean isDone() {
        return handler == null;
    }

    boolean isOlderThan(Duration time) {
        return System.nanoTime() - begunAt > time.toNanos();
    }

    public boolean isUrgent() {
        return request.lane() == AriRequest.Lane.URGENT;
    }

    public boolean readsBody() {
        return handler != null && handler.readsBody();
    }

    public void complete(AriResponse response) {
        ResponseHandler receiver = end(true, response.isSuccess());
        if (receiver != null) {
            receiver.onResponse(response);
        }
    }

    public void fail(AriException why) {
        ResponseHandler receiver = end(false, false);
        if (receiver != null) {
            receiver.onFailure(why);
        }
    }

    /**
     * The handler at the first call; null later. The queue is notified before, so that the handler finds a free place
     * in it.
     */
    private @Nullable ResponseHandler end(boolean answered, boolean success) {
        ResponseHandler receiver = handler;
        handler = null;
        if (receiver != null && queue != null) {
            queue.ended(this, answered, success);
        }
        return receiver;
    }
}
