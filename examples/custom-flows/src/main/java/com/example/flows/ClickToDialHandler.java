package com.example.flows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.ariadne4j.callflow.OriginatedCall;
import io.github.ariadne4j.callflow.flow.Originate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Handles {@code POST first=1000&second=2000}: connects the two numbers, and answers with the id of the call (202), or with the error.
 * Any thread.
 *
 * @param requests {@link ClickToDial#request}
 * @param calls the engine's {@code originate}
 */
public record ClickToDialHandler(
        BiFunction<String, String, Originate> requests, Function<Originate, OriginatedCall> calls)
        implements HttpHandler {
    private static final int LONGEST = 200;
    private static final Pattern NUMBERS = Pattern.compile("first=([0-9]{3,20})&second=([0-9]{3,20})");

    /** Serves {@code /calls} on the loopback interface; to be stopped before the engine is closed. Port 0: a free one. */
    public HttpServer serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/calls", this);
        server.start();
        return server;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                answer(exchange, 405, "only POST is supported");
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST);
            Matcher numbers = NUMBERS.matcher(new String(body, StandardCharsets.UTF_8));
            if (numbers.matches()) {
                OriginatedCall call = calls.apply(requests.apply(numbers.group(1), numbers.group(2)));
                answer(exchange, 202, call.id().toString());
            } else {
                answer(exchange, 400, "the body must be first=NUMBER&second=NUMBER, each of 3 to 20 digits");
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = (text + '\n').getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
