package io.github.ariadne4j.ari.ari4java;

import io.github.ariadne4j.ari.transport.AriRequest;
import io.github.ariadne4j.ari.transport.AriResponse;
import io.github.ariadne4j.ari.transport.HttpExchange;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Describes requests by ari4java's builders, sends them on our transport, and reads the answers into our records. */
final class Requests {
    private final RequestCapture capture = new RequestCapture();
    private final HttpExchange exchange;
    private final String application;

    Requests(HttpExchange exchange, String application) {
        this.exchange = exchange;
        this.application = application;
    }

    String application() {
        return application;
    }

    AriRequest describe(RequestCapture.Builder builder) {
        return capture.describe(builder);
    }

    /** A command without an answer worth reading. */
    CompletionStage<Void> command(String what, AriRequest request) {
        return send(what, request, body -> null);
    }

    /** A request whose answer is read. */
    <T> CompletionStage<T> query(String what, AriRequest request, Function<String, T> reader) {
        return send(what, request, reader);
    }

    private <T extends @Nullable Object> CompletionStage<T> send(
            String what, AriRequest request, Function<String, T> reader) {
        return exchange.send(request).thenCompose(response -> read(what, response, reader));
    }

    private static <T extends @Nullable Object> CompletionStage<T> read(
            String what, AriResponse response, Function<String, T> reader) {
        return response.isSuccess()
                ? CompletableFuture.completedStage(reader.apply(response.body()))
                : CompletableFuture.failedStage(FaultTranslator.translate(what, response));
    }
}
