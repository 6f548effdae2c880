package io.github.ariadne4j.ari;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A fake Asterisk that connects to an {@link AriServer}: handshake, events and answers as Asterisk sends them. */
final class CallingAsterisk implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGISTERED = "ApplicationRegistered";

    final List<String> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger pings = new AtomicInteger();
    final AtomicInteger pongs = new AtomicInteger();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final String id;
    private final String application;
    private final StringBuilder frame = new StringBuilder();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private volatile WebSocket socket;

    private CallingAsterisk(String id, String application) {
        this.id = id;
        this.application = application;
    }

    /** Connects for the first time: {@code ApplicationRegistered} first, then the events that it kept. */
    static CallingAsterisk first(URI server, Credentials user, String id, String application, String... kept) {
        CallingAsterisk asterisk =
                new CallingAsterisk(id, application).connect(HttpClient.newHttpClient(), server, user);
        asterisk.event(REGISTERED, "");
        asterisk.all(kept);
        return asterisk.reading();
    }

    /** Reconnects: the events that it kept first, then {@code ApplicationRegistered}. */
    static CallingAsterisk again(URI server, Credentials user, String id, String application, String... kept) {
        CallingAsterisk asterisk =
                new CallingAsterisk(id, application).connect(HttpClient.newHttpClient(), server, user);
        asterisk.all(kept);
        asterisk.event(REGISTERED, "");
        return asterisk.reading();
    }

    /** Connects with a client that has its own certificates. */
    static CallingAsterisk by(HttpClient client, URI server, Credentials user, String id, String application) {
        CallingAsterisk asterisk = new CallingAsterisk(id, application).connect(client, server, user);
        asterisk.event(REGISTERED, "");
        return asterisk.reading();
    }

    private CallingAsterisk connect(HttpClient client, URI server, Credentials user) {
        String login = user.username() + ':' + user.password();
        client.newWebSocketBuilder()
                .subprotocols("ari")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .buildAsync(server, this)
                .orTimeout(10, SECONDS)
                .join();
        return this;
    }

    /** Asterisk reads no request before it has sent the events that it kept. */
    private synchronized CallingAsterisk reading() {
        sent = sent.thenRun(() -> socket.request(1));
        return this;
    }

    private void all(String... channelEvents) {
        for (String event : channelEvents) {
            String[] typeAndChannel = event.split(" ", 2);
            channel(typeAndChannel[0], typeAndChannel[1]);
        }
    }

    /** Sends an event about a channel. */
    void channel(String type, String channel) {
        event(
                type,
                ",\"args\":[],\"channel\":{\"id\":\"" + channel + "\",\"name\":\"PJSIP/" + channel
                        + "\",\"state\":\"Ring\"}");
    }

    private void event(String type, String more) {
        send("{\"type\":\"" + type + "\",\"application\":\"" + application + "\",\"asterisk_id\":\"" + id
                + "\",\"timestamp\":\"2026-01-01T10:00:00.000+0000\"" + more + '}');
    }

    /** Sends one text at a time, as the JDK's client requires. */
    synchronized void send(String text) {
        sent = sent.thenCompose(done -> socket.sendText(text, true));
    }

    /** Sends an event of another application on the same socket. */
    void elsewhere(String otherApplication, String type, String channel) {
        send("{\"type\":\"" + type + "\",\"application\":\"" + otherApplication + "\",\"asterisk_id\":\"" + id
                + "\",\"timestamp\":\"2026-01-01T10:00:00.000+0000\",\"args\":[],\"channel\":{\"id\":\"" + channel
                + "\",\"name\":\"PJSIP/x\",\"state\":\"Ring\"}}");
    }

    /** Sends {@code ApplicationReplaced}. */
    void replace() {
        event("ApplicationReplaced", "");
    }

    /** Closes the socket with status 1000, as Asterisk does at the end of a per-call socket. */
    synchronized void sayGoodbye() {
        sent = sent.thenCompose(done -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    /** Closes the connection without a close frame. */
    void vanish() {
        socket.abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        frame.append(data);
        if (last) {
            answer(frame.toString());
            frame.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void answer(String text) {
        JsonNode request = read(text);
        String uri = request.path("uri").asText();
        requests.add(request.path("method").asText() + ' ' + uri);
        String body = uri.equals("asterisk/info")
                ? "{\"system\":{\"version\":\"22.10.1\",\"entity_id\":\"" + id + "\"}}"
                : "{\"id\":\"x\",\"name\":\"x\",\"value\":\"x\"}";
        send(write(Map.of(
                "type",
                "RESTResponse",
                "request_id",
                request.path("request_id").asText(),
                "status_code",
                200,
                "application",
                application,
                "message_body",
                body)));
    }

    /** Without effect: the JDK's client answers it. */
    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings.incrementAndGet();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        pongs.incrementAndGet();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
