package io.github.ariadne4j.testkit.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The console over HTTP, on the loopback interface: the body of a POST is a command, the body of the response its output. Served on one
 * thread of its own until it is closed.
 */
final class ConsolePort implements AutoCloseable {
    private static final int LONGEST_COMMAND = 1_000;
    private static final int OK = 200;

    private final HttpServer server;

    private ConsolePort(HttpServer server) {
        this.server = server;
    }

    /**
     * Serves a console.
     *
     * @param port the port; 0: a free one
     * @throws IOException if the port is not free
     */
    static ConsolePort serve(Console console, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> answer(console, exchange));
        server.start();
        return new ConsolePort(server);
    }

    private static void answer(Console console, HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] command = exchange.getRequestBody().readNBytes(LONGEST_COMMAND);
            String said = console.answer(new String(command, StandardCharsets.UTF_8));
            byte[] answer = (said.isEmpty() ? "done\n" : said + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(OK, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
