package io.github.ariadne4j.ari.ari4java;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.RequestExchange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** An exchange that records requests and never answers. */
public final class RecordedExchange implements RequestExchange {
    private final List<AriRequest> requests = new CopyOnWriteArrayList<>();

    /** All requests. */
    public List<AriRequest> requests() {
        return requests;
    }

    /** The last request. */
    public AriRequest last() {
        return requests.get(requests.size() - 1);
    }

    @Override
    public CompletionStage<AriResponse> send(AriRequest request) {
        requests.add(request);
        return new CompletableFuture<>();
    }
}
