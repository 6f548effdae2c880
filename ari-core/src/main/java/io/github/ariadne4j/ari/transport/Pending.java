package io.github.ariadne4j.ari.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A request that has no answer yet. Used on its exchange's event loop only. */
final class Pending {
    final AriRequest request;
    final long begunAt = System.nanoTime();
    final CompletableFuture<AriResponse> answer = new CompletableFuture<>();

    @Nullable Future<?> deadline;

    @Nullable HttpConnection connection;

    long sentAt;
    boolean retried;
    volatile boolean started;

    Pending(AriRequest request) {
        this.request = request;
    }

    boolean isSent() {
        return connection != null;
    }

    boolean isOlderThan(Duration time) {
        return System.nanoTime() - begunAt > time.toNanos();
    }

    boolean isUrgent() {
        return request.lane() == AriRequest.Lane.URGENT;
    }

    /** It will be answered now, so its deadline no longer matters. */
    void finish() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
