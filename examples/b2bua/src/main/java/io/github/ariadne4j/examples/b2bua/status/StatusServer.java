package io.github.ariadne4j.examples.b2bua.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * On this machine's loopback: {@code GET /livez}, whether the process serves; {@code GET /readyz} and its other name
 * {@code GET /healthz}, whether new calls can be taken, with each reason why not; {@code GET /metrics}; and recorded calls below
 * {@code GET /calls}. Serves until it is closed.
 */
public final class StatusServer implements AutoCloseable {
    private static final int THREADS = 2;
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

    private final HttpServer server;
    private final ExecutorService threads;

    private StatusServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to serve.
     *
     * @param port where; 0 for any
     * @param health what {@code /readyz} tells
     * @param metrics the text of {@code /metrics}
     * @param calls what is below {@code /calls}
     * @throws ConfigurationException if the port is taken
     */
    public static StatusServer start(int port, Health health, Supplier<String> metrics, CallPages calls) {
        HttpServer server = bind(port);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "status");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        serve(server, "/healthz", () -> readiness(health.reasons()));
        serve(server, "/readyz", () -> readiness(health.reasons()));
        serve(server, "/livez", () -> readiness(List.of()));
        serve(server, "/metrics", () -> new Page(200, PROMETHEUS, metrics.get()));
        server.createContext("/calls", exchange -> {
            try (exchange) {
                answer(exchange, calls);
            }
        });
        server.start();
        return new StatusServer(server, threads);
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw new ConfigurationException("port " + port + " cannot be used (" + Ports.why(e)
                    + "): end what uses it, or choose another with " + Setting.HTTP_PORT.names());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot serve on port " + port + ": " + Ports.why(e), e);
        }
    }

    private static Page readiness(List<Reason> reasons) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", reasons.isEmpty() ? "ok" : "unavailable");
        ArrayNode list = body.putArray("reasons");
        reasons.forEach(reason -> list.addObject().put("name", reason.name()).put("detail", reason.detail()));
        return new Page(reasons.isEmpty() ? 200 : 503, Page.JSON, body.toString() + '\n');
    }

    private static void serve(HttpServer server, String path, Supplier<Page> page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer(exchange, path, page);
            }
        });
    }

    /** The server hands over whatever begins with the path. */
    private static void answer(HttpExchange exchange, String path, Supplier<Page> page) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(path)) {
            exchange.sendResponseHeaders(404, -1);
        } else if (isGet(exchange)) {
            send(exchange, page.get());
        }
    }

    /** A page in a browser may have its name lead here: what it sends then has that name as the host. */
    private static void answer(HttpExchange exchange, CallPages calls) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !LOOPBACK.matcher(host).matches()) {
            exchange.sendResponseHeaders(403, -1);
        } else if (isGet(exchange)) {
            send(exchange, calls.page(exchange.getRequestURI()));
        }
    }

    /** Whether it only asks; anything else is refused. */
    private static boolean isGet(HttpExchange exchange) throws IOException {
        boolean isGet = exchange.getRequestMethod().equals("GET");
        if (!isGet) {
            exchange.getResponseHeaders().set("Allow", "GET");
            exchange.sendResponseHeaders(405, -1);
        }
        return isGet;
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        byte[] body = page.bytes();
        exchange.getResponseHeaders().set("Content-Type", page.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(page.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** The port it serves on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
