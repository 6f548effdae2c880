package io.github.ariadne4j.ari.ari4java;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.asterisk.AsteriskFeatures;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.json.ServerReader;
import io.github.ariadne4j.ari.model.ApiDescription;
import io.github.ariadne4j.ari.request.FailureReason;
import io.github.ariadne4j.ari.thread.GuardedStage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the API description of a server, once. */
final class ApiDocs {
    private static final Logger LOG = LoggerFactory.getLogger(ApiDocs.class);

    private final Requests requests;
    private final CompletableFuture<AsteriskFeatures> features = new CompletableFuture<>();
    private final AtomicBoolean asked = new AtomicBoolean();

    ApiDocs(Requests requests) {
        this.requests = requests;
    }

    /** The features of the server; none if the description cannot be read. */
    CompletionStage<AsteriskFeatures> features() {
        if (!asked.getAndSet(true)) {
            read().whenComplete((api, error) ->
                    features.complete(new AsteriskFeatures(error == null ? api : unknown(error))));
        }
        return GuardedStage.of(features);
    }

    private CompletionStage<ApiDescription> read() {
        return part("resources", ServerReader::apiParts).thenCompose(this::readAll);
    }

    private CompletionStage<ApiDescription> readAll(List<String> names) {
        CompletionStage<ApiDescription> all = CompletableFuture.completedStage(ApiDescription.NONE);
        for (String name : names) {
            all = all.thenCombine(part(name, ServerReader::api), ApiDescription::and);
        }
        return all;
    }

    private <T> CompletionStage<T> part(String name, Function<String, T> reader) {
        AriRequest request = Requests.newer("GET", "/api-docs/{}", name + ".json");
        return requests.query("read the API description " + name, request, reader);
    }

    private static ApiDescription unknown(Throwable error) {
        LOG.warn(
                "the API description of Asterisk cannot be read, so optional features are not used: {}",
                FailureReason.of(error));
        return ApiDescription.NONE;
    }
}
