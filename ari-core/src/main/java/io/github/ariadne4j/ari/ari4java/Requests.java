package io.github.ariadne4j.ari.ari4java;

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

/** Describes requests by ari4java's builders, sends them on our transport, and reads the answers into our records. */
final class Requests {
    private final RequestCapture capture = new RequestCapture();
    private final RequestExchange exchange;
    private final String application;

    Requests(RequestExchange exchange, String application) {
        this.exchange = exchange;
        this.application = application;
    }

    /** The client's own application, or another if one is named. */
    String application(@Nullable String other) {
        return other == null ? application : other;
    }

    /** What ari4java would send. */
    AriRequest describe(RequestCapture.Builder builder) {
        return capture.describe(builder);
    }

    /** A request that ari4java does not know: each {@code {}} of the path takes one segment. */
    static AriRequest newer(String method, String path, String... segments) {
        return new AriRequest(method, PathSegments.filled(path, segments), List.of(), null, Lane.NORMAL);
    }

    /** A JSON body with one key. */
    static String body(String key, Object value) {
        return ModelReader.write(Map.of(key, value));
    }

    /** A command as ari4java builds it, without an answer worth reading. */
    CompletionStage<Void> command(String what, RequestCapture.Builder builder) {
        return command(what, describe(builder));
    }

    /** A command without an answer worth reading. */
    CompletionStage<Void> command(String what, AriRequest request) {
        return send(what, request, body -> null);
    }

    /** A request as ari4java builds it, whose answer is read. */
    <T> CompletionStage<T> query(String what, RequestCapture.Builder builder, Function<String, T> reader) {
        return query(what, describe(builder), reader);
    }

    /** A request whose answer is read. */
    <T> CompletionStage<T> query(String what, AriRequest request, Function<String, T> reader) {
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
