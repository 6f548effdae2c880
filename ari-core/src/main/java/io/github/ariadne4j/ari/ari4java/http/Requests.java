package io.github.ariadne4j.ari.ari4java.http;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriRequest.Lane;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.FaultTranslator;
import io.github.ariadne4j.ari.exchange.PathSegments;
import io.github.ariadne4j.ari.exchange.RequestExchange;
import io.github.ariadne4j.ari.json.MalformedJsonException;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.thread.GuardedStage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds requests with ari4java's builders, sends them on the client's transport, and reads the answers. */
public final class Requests {
    private final RequestCapture capture = new RequestCapture();
    private final RequestExchange exchange;
    private final String application;

    public Requests(RequestExchange exchange, String application) {
        this.exchange = exchange;
        this.application = application;
    }

    /** The client's own application, or another if one is named. */
    public String application(@Nullable String other) {
        return other == null ? application : other;
    }

    /** The request of an ari4java builder. */
    public AriRequest describe(RequestCapture.Builder builder) {
        return capture.describe(builder);
    }

    /** A request that ari4java lacks; each {@code {}} of the path is replaced by one segment. */
    public static AriRequest newer(String method, String path, String... segments) {
        return new AriRequest(method, PathSegments.filled(path, segments), List.of(), null, Lane.NORMAL);
    }

    /** A JSON body with one key. */
    public static String body(String key, Object value) {
        return ModelReader.write(Map.of(key, value));
    }

    /** Sends a command of an ari4java builder; the body of the answer is ignored. */
    public CompletionStage<Void> command(String what, RequestCapture.Builder builder) {
        return command(what, describe(builder));
    }

    /** Sends a command; the body of the answer is ignored. */
    public CompletionStage<Void> command(String what, AriRequest request) {
        return send(what, request, body -> null);
    }

    /** Sends a query of an ari4java builder, and reads its answer. */
    public <T> CompletionStage<T> query(String what, RequestCapture.Builder builder, Function<String, T> reader) {
        return query(what, describe(builder), reader);
    }

    /** Sends a query, and reads its answer. */
    public <T> CompletionStage<T> query(String what, AriRequest request, Function<String, T> reader) {
        return send(what, request, reader);
    }

    private <T extends @Nullable Object> CompletionStage<T> send(
            String what, AriRequest request, Function<String, T> reader) {
        return GuardedStage.of(exchange.send(LongRequests.fitted(request))
                .thenCompose(response -> read(what, request, response, reader)));
    }

    private static <T extends @Nullable Object> CompletionStage<T> read(
            String what, AriRequest request, AriResponse response, Function<String, T> reader) {
        if (!response.isSuccess()) {
            return CompletableFuture.failedStage(FaultTranslator.translate(what, request, response));
        }
        try {
            return CompletableFuture.completedStage(reader.apply(response.body()));
        } catch (MalformedJsonException e) {
            return CompletableFuture.failedStage(FaultTranslator.unreadable(what, response, e));
        }
    }
}
