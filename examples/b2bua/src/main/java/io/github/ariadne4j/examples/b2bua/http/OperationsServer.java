package io.github.ariadne4j.examples.b2bua.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** {@code GET /healthz} and {@code GET /metrics}, on the loopback only. */
public final class OperationsServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "operations");
        thread.setDaemon(true);
        return thread;
    });

    private OperationsServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts.
     *
     * @param port the TCP port; 0 for any free one
     * @param health what {@code /healthz} answers
     * @param metrics what {@code /metrics} answers, in the Prometheus text format
     * @throws IOException if the port is taken
     */
    public static OperationsServer start(int port, Health health, Supplier<String> metrics) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        OperationsServer operations = new OperationsServer(server);
        server.createContext("/healthz", exchange -> answerHealth(exchange, health));
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", metrics.get()));
        server.setExecutor(operations.threads);
        server.start();
        return operations;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static void answerHealth(HttpExchange exchange, Health health) throws IOException {
        Optional<String> problem = health.problem();
        String text = problem.map(why -> "not ready: " + why).orElse("ok");
        answer(exchange, problem.isPresent() ? UNAVAILABLE : OK, "text/plain; charset=utf-8", text + '\n');
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            boolean get = "GET".equals(exchange.getRequestMethod());
            byte[] body = (get ? text : "only GET\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(get ? status : METHOD_NOT_ALLOWED, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
