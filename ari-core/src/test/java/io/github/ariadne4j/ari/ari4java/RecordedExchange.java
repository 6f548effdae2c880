package io.github.ariadne4j.ari.ari4java;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.RequestExchange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what would go out, and answers nothing. */
public final class RecordedExchange implements RequestExchange {
    private final List<AriRequest> requests = new CopyOnWriteArrayList<>();

    /** What went out. */
    public List<AriRequest> requests() {
        return requests;
    }

    /** What went out last. */
    public AriRequest last() {
        return requests.get(requests.size() - 1);
    }

    @Override
    public CompletionStage<AriResponse> send(AriRequest request) {
        requests.add(request);
        return new CompletableFuture<>();
    }
}
