package io.github.ariadne4j.testkit;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.rest.RestResponse;
import io.github.ariadne4j.testkit.wire.AriReceiver;
import io.github.ariadne4j.testkit.wire.LoopbackServer;
import io.github.ariadne4j.testkit.wire.Reply;
import io.github.ariadne4j.testkit.wire.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An ARI application for outbound WebSockets: it accepts every socket and keeps the received events. */
final class AriListener implements AriReceiver, AutoCloseable {
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<RestRequest> handshakes = new CopyOnWriteArrayList<>();
    private final List<ServerSocket> sockets = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;

    private AriListener(int port) {
        server = LoopbackServer.start(port, this);
    }

    static AriListener start(int port) {
        return new AriListener(port);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.port() + "/ari/events");
    }

    int port() {
        return server.port();
    }

    List<String> types() {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    List<RestRequest> handshakes() {
        return handshakes;
    }

    List<ServerSocket> sockets() {
        return sockets;
    }

    JsonNode awaitEvent(String type) {
        return await().until(
                        () -> events.stream()
                                .filter(event -> event.path("type").asText().equals(type))
                                .reduce((first, last) -> last)
                                .orElse(null),
                        event -> event != null);
    }

    @Override
    public void onRequest(RestRequest request, Reply reply) {
        reply.hangUp();
    }

    @Override
    public void onUpgrade(RestRequest request, Reply reply) {
        handshakes.add(request);
        reply.send(RestResponse.switchingProtocols());
    }

    @Override
    public void onOpen(RestRequest request, ServerSocket socket) {
        sockets.add(socket);
    }

    @Override
    public void onText(ServerSocket socket, String text, Runnable done) {
        events.add(AriProbe.parse(text));
        done.run();
    }

    @Override
    public void onClose(ServerSocket socket) {
        sockets.remove(socket);
    }

    @Override
    public void close() {
        server.close();
    }
}
