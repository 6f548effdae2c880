package io.github.ariadne4j.ari.real;

import com.sun.net.httpserver.HttpServer;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The request with which the client opens its event socket. */
final class Handshake {
    private Handshake() {}

    /** The names of the parameters. */
    static Set<String> parameters() throws Exception {
        CompletableFuture<String> query = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] little = "{\"system\":{\"version\":\"22.10.1\"}}".getBytes(StandardCharsets.US_ASCII);
            if (exchange.getRequestURI().getPath().equals("/ari/events")) {
                query.complete(exchange.getRequestURI().getQuery());
            }
            exchange.sendResponseHeaders(200, little.length);
            exchange.getResponseBody().write(little);
            exchange.close();
        });
        server.start();
        try (AriClient ari = AriClient.connect(settings(server))) {
            ari.listen();
            return Arrays.stream(query.get(10, TimeUnit.SECONDS).split("&", -1))
                    .map(pair -> pair.split("=", -1)[0])
                    .collect(Collectors.toSet());
        } finally {
            server.stop(0);
        }
    }

    private static AriSettings settings(HttpServer server) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return AriSettings.of(uri, new Credentials("nobody", "nothing"), "coverage");
    }
}
