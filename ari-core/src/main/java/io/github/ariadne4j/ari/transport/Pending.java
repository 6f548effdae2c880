package io.github.ariadne4j.ari.transport;

import io.netty.util.concurrent.Future;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request that has no answer yet. Used on the exchange's event loop only. */
final class Pending {
    final AriRequest request;
    final CompletableFuture<AriResponse> answer = new CompletableFuture<>();

    @Nullable Future<?> deadline;

    @Nullable HttpConnection connection;

    boolean retried;

    Pending(AriRequest request) {
        this.request = request;
    }

    boolean isSent() {
        return connection != null;
    }

    boolean isUrgent() {
        return request.lane() == AriRequest.Lane.URGENT;
    }
}
