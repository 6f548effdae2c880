package com.example.flows.service;

import com.sun.net.httpserver.HttpServer;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import io.github.ariadne4j.session.redis.RedisCallStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The main class of a program with one durable flow. Settings are in the environment: {@code ARI_URL}, {@code ARI_USERNAME},
 * {@code ARI_PASSWORD}, {@code ARI_APP}, {@code REDIS_URL}, {@code CDR_JDBC_URL}, {@code CDR_USERNAME}, {@code CDR_PASSWORD},
 * {@code HTTP_PORT}, {@code FLOW}, a name of {@link DurableFlows}, and {@code FLOW_VERSION}, which is 1 or 2.
 * {@code GET /healthz} answers 200 while the engine is healthy, 503 while it is not.
 */
public final class FlowService {
    private FlowService() {}

    /** Runs until the process is ended. Ends with an exception if Asterisk, Redis or PostgreSQL cannot be reached at the start. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataSource database = database();
        CompletableFuture<CallEngine> running = new CompletableFuture<>();
        DurableFlows flows = new DurableFlows(id -> running.join().handle(id));
        CdrSchema.migrate(database);
        try (CallStore store = RedisCallStore.connect(variable("REDIS_URL"), JdbcLimitLookup.on(database));
                JdbcCdrSink cdrs = JdbcCdrSink.on(database);
                AriClient ari = AriClient.connect(asterisk());
                CallEngine engine = CallEngine.builder(ari)
                        .flows(flows.named(variable("FLOW"), Integer.parseInt(variable("FLOW_VERSION"))))
                        .store(store)
                        .cdrs(cdrs)
                        .start()) {
            running.complete(engine);
            tellHealth(engine);
            Thread.currentThread().join();
        }
    }

    private static DataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(variable("CDR_JDBC_URL"));
        database.setUser(variable("CDR_USERNAME"));
        database.setPassword(variable("CDR_PASSWORD"));
        return database;
    }

    private static AriSettings asterisk() {
        Credentials credentials = new Credentials(variable("ARI_USERNAME"), variable("ARI_PASSWORD"));
        return AriSettings.of(URI.create(variable("ARI_URL")), credentials, variable("ARI_APP"));
    }

    private static void tellHealth(CallEngine engine) throws IOException {
        int port = Integer.parseInt(variable("HTTP_PORT"));
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/healthz", exchange -> {
            exchange.sendResponseHeaders(engine.health().isHealthy() ? 200 : 503, -1);
            exchange.close();
        });
        http.start();
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), () -> name + " is not set");
    }
}
