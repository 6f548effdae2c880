package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.ResponseHandler;
import io.github.ariadne4j.ari.request.AriException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that has no answer yet. Used on the event loop only. */
public final class PendingRequest {
    public final AriRequest request;
    final long begunAt = System.nanoTime();
    private final @Nullable RequestQueue queue;
    private @Nullable ResponseHandler handler;

    /** What it was written to; null until it is sent. */
    public @Nullable Carrier carrier;

    long sentAt;

    /** What tells its answer from others on a socket. */
    long id;

    public boolean retried;

    /** Whether its queue counts it among those under way. */
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
        return carrier != null;
    }

    public void sentBy(Carrier sender) {
        carrier = sender;
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
        ResponseHandler told = end(true, response.isSuccess());
        if (told != null) {
            told.onResponse(response);
        }
    }

    public void fail(AriException why) {
        ResponseHandler told = end(false, false);
        if (told != null) {
            told.onFailure(why);
        }
    }

    /** The handler, the first time. The queue hears of it before, so that the handler finds the turn free. */
    private @Nullable ResponseHandler end(boolean answered, boolean success) {
        ResponseHandler told = handler;
        handler = null;
        if (told != null && queue != null) {
            queue.ended(this, answered, success);
        }
        return told;
    }
}
