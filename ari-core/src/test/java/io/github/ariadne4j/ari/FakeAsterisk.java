package io.github.ariadne4j.ari;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server with answers by path, and 500 for other paths; it records requests. */
final class FakeAsterisk implements AutoCloseable {
    final List<URI> asked = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Map<String, String> served = new ConcurrentHashMap<>();
    private final HttpServer server;

    private FakeAsterisk(HttpServer server) {
        this.server = server;
    }

    /** A fake Asterisk of this version. */
    static FakeAsterisk ofVersion(String version) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeAsterisk asterisk = new FakeAsterisk(server);
        asterisk.serve("/ari/asterisk/info", "{\"system\":{\"version\":\"" + version + "\"}}");
        server.createContext("/", asterisk::answer);
        server.start();
        return asterisk;
    }

    void serve(String path, String json) {
        served.put(path, json);
    }

    long timesAsked(String path) {
        return asked.stream().filter(uri -> uri.getPath().equals(path)).count();
    }

    AriSettings settings(Credentials credentials) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return AriSettings.of(uri, credentials, "b2bua");
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI());
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        String path = exchange.getRequestURI().getPath();
        byte[] body = served.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(served.containsKey(path) ? 200 : 500, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
