package io.github.ariadne4j.callflow;

import io.github.ariadne4j.testkit.AriSimulator;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Turns a simulated Asterisk into one that connects to the application: forwards every frame, in both directions. */
final class Relay implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Side asterisk = new Side();
    private final Side server = new Side();

    private Relay(AriSimulator simulator, InetSocketAddress address, String user, String password) {
        asterisk.other = server;
        server.other = asterisk;
        URI ari = URI.create("ws://" + simulator.uri().getAuthority() + "/ari/events?app=b2bua");
        open(ari, simulator.username(), simulator.password(), asterisk);
        URI ours = URI.create("ws://127.0.0.1:" + address.getPort() + "/ari");
        open(ours, user, password, server);
        asterisk.socket.request(1);
        server.socket.request(1);
    }

    static Relay between(AriSimulator asterisk, InetSocketAddress server, String user, String password) {
        return new Relay(asterisk, server, user, password);
    }

    private void open(URI uri, String user, String password, Side side) {
        String login = user + ':' + password;
        side.socket = client.newWebSocketBuilder()
                .subprotocols("ari")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .buildAsync(uri, side)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        asterisk.socket.abort();
        server.socket.abort();
    }

    /** One of the two sockets. It is read once both are open. */
    private static final class Side implements WebSocket.Listener {
        private final StringBuilder frame = new StringBuilder();
        private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
        private WebSocket socket;
        private Side other;

        @Override
        public void onOpen(WebSocket opened) {}

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
                other.send(frame.toString());
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }

        private synchronized void send(String text) {
            sent = sent.thenCompose(done -> socket.sendText(text, true));
        }
    }
}
