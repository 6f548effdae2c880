package io.github.ariadne4j.examples.b2bua.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.recorder.LiveQuality;
import io.github.ariadne4j.dashboard.DashboardServer;
import io.github.ariadne4j.dashboard.DashboardSettings;
import io.github.ariadne4j.dashboard.http.Response;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the pages of calls, and {@code GET /livez}, whether the process serves; {@code GET /readyz} and its alias
 * {@code GET /healthz}, whether new calls can be taken, with the reasons if not; and {@code GET /metrics}. Binds its address at once;
 * the rest starts on a thread of its own, so that no call waits for it. Serves until it is closed.
 */
public final class StatusServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusServer.class);
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int UNAVAILABLE = 503;

    private final int port;
    private final CompletableFuture<DashboardServer> server;

    private StatusServer(int port, CompletableFuture<DashboardServer> server) {
        this.port = port;
        this.server = server;
    }

    /**
     * Starts.
     *
     * @param settings its address, and the access to it
     * @param health the content of {@code /readyz}
     * @param metrics the text of {@code /metrics}
     * @param calls the data of calls for the dashboard
     * @throws ConfigurationException if the address cannot be used, or the certificate cannot be read
     */
    public static StatusServer begin(
            DashboardSettings settings,
            Health health,
            Supplier<String> metrics,
            UnaryOperator<DashboardServer.Builder> calls) {
        DashboardServer.Builder builder = DashboardServer.builder(settings)
                .page("/healthz", () -> readiness(health.reasons()))
                .page("/readyz", () -> readiness(health.reasons()))
                .page("/livez", () -> readiness(List.of()))
                .page("/metrics", () -> Response.of(200, PROMETHEUS, metrics.get()));
        bind(builder);
        int port = builder.port();
        return new StatusServer(
                port,
                CompletableFuture.supplyAsync(
                        () -> start(calls.apply(builder)), task -> new Thread(task, "status-start").start()));
    }

    private static DashboardServer start(DashboardServer.Builder builder) {
        try {
            return builder.start();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the status pages cannot be served; calls go on", e);
            throw e;
        }
    }

    private static void bind(DashboardServer.Builder builder) {
        try {
            builder.bind();
        } catch (UncheckedIOException e) {
            throw new ConfigurationException(DisplayText.of(String.valueOf(e.getMessage()))
                    + ": stop the process that uses it, or set another port with " + Setting.HTTP_PORT.names());
        }
    }

    private static Response readiness(List<UnavailabilityReason> reasons) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", reasons.isEmpty() ? "ok" : "unavailable");
        ArrayNode list = body.putArray("reasons");
        reasons.forEach(reason -> list.addObject().put("name", reason.name()).put("detail", reason.detail()));
        return Response.json(reasons.isEmpty() ? 200 : UNAVAILABLE, body.toString() + '\n');
    }

    /** Adds the calls of this engine, which can be hung up. */
    public void watch(CallEngine engine) {
        server.thenAccept(known -> known.watch(engine));
    }

    /** Adds the media quality of live calls. */
    public void measure(LiveQuality quality) {
        server.thenAccept(known -> known.measure(quality));
    }

    /** The port that it serves on; requests before its start wait. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        server.handle((known, failure) -> known)
                .thenAccept(known -> {
                    if (known != null) {
                        known.close();
                    }
                })
                .join();
    }
}
