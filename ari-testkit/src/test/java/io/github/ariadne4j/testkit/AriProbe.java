package io.github.ariadne4j.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An ARI application for tests: the JDK's HTTP client, and a list of the received events. */
final class AriProbe implements AutoCloseable, WebSocket.Listener {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AriSimulator asterisk;
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
    private final List<String> brokenFrames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean closed;
    private volatile int closeStatus;

    private AriProbe(AriSimulator asterisk, String application) {
        this.asterisk = asterisk;
        socket = http.newWebSocketBuilder()
                .header("Authorization", basic(asterisk.username(), asterisk.password()))
                .buildAsync(URI.create(events(asterisk) + "?app=" + application), this)
                .join();
        awaitEvent("ApplicationRegistered");
    }

    static AriProbe connect(AriSimulator asterisk, String application) {
        return new AriProbe(asterisk, application);
    }

    static String basic(String username, String password) {
        String key = username + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    static String events(AriSimulator asterisk) {
        return asterisk.uri().toString().replace("http:", "ws:") + "/ari/events";
    }

    HttpResponse<String> send(String method, String path) {
        return send(method, path, "");
    }

    HttpResponse<String> send(String method, String path, String json) {
        return send(method, path, json, Duration.ofSeconds(10));
    }

    /** Sends a request that is not answered. */
    void sendInVain(String method, String path) {
        assertThatThrownBy(() -> send(method, path, "", Duration.ofSeconds(2)))
                .hasCauseInstanceOf(HttpTimeoutException.class);
    }

    private HttpResponse<String> send(String method, String path, String json, Duration limit) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(asterisk.uri() + "/ari" + path))
                .header("Authorization", basic(asterisk.username(), asterisk.password()))
                .header("Content-Type", "application/json")
                .timeout(limit)
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status(String method, String path) {
        return send(method, path).statusCode();
    }

    JsonNode json(String method, String path) {
        return parse(send(method, path).body());
    }

    /** Creates a channel and waits until it is in the application. */
    void create(String channelId, String endpoint, String more) {
        int status =
                status("POST", "/channels/create?app=b2bua&endpoint=" + endpoint + "&channelId=" + channelId + more);
        if (status != 200) {
            throw new AssertionError("create answered " + status);
        }
        awaitEvent("StasisStart", channelId);
    }

    /** Creates a bridge with two channels, and dials the second one. */
    void connect(String a, String b, String endpoint) {
        create(b, endpoint, "&originator=" + a);
        send("POST", "/bridges/br-" + b);
        send("POST", "/bridges/br-" + b + "/addChannel?channel=" + a + "," + b);
        send("POST", "/channels/" + b + "/dial?caller=" + a + "&timeout=30");
    }

    /** Sends a text frame unchanged. */
    void frame(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends a request over the event socket and does not wait. */
    void request(String id, String method, String uri) {
        frame("{\"type\":\"RESTRequest\",\"request_id\":\"" + id + "\",\"method\":\"" + method + "\",\"uri\":\"" + uri
                + "\"}");
    }

    /** Sends a request over the event socket and waits for the answer. */
    JsonNode ask(String id, String method, String uri) {
        request(id, method, uri);
        return awaitAnswer(id);
    }

    JsonNode awaitAnswer(String requestId) {
        return await().pollInterval(Duration.ofMillis(2))
                .until(() -> answers(requestId).stream().findFirst().orElse(null), answer -> answer != null);
    }

    List<JsonNode> answers(String requestId) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals("RESTResponse"))
                .filter(event -> event.path("request_id").asText().equals(requestId))
                .toList();
    }

    List<String> answeredIds() {
        return events.stream()
                .filter(event -> event.path("type").asText().equals("RESTResponse"))
                .map(event -> event.path("request_id").asText())
                .toList();
    }

    JsonNode awaitEvent(String type) {
        return awaitEvent(type, "");
    }

    JsonNode awaitEvent(String type, String channelId) {
        return await().pollInterval(Duration.ofMillis(2))
                .until(
                        () -> events.stream()
                                .filter(event -> event.path("type").asText().equals(type))
                                .filter(event ->
                                        channelId.isEmpty() || channelOf(event).equals(channelId))
                                .reduce((first, last) -> last)
                                .orElse(null),
                        event -> event != null);
    }

    /** The events about a channel, without those about variables, each as its type and, if any, its dial status or causes. */
    List<String> story(String channelId) {
        return events.stream()
                .filter(event -> channelOf(event).equals(channelId))
                .filter(event -> !List.of("ChannelVarset", "ChannelDialplan", "ChannelConnectedLine")
                        .contains(event.path("type").asText()))
                .map(AriProbe::brief)
                .toList();
    }

    List<String> types() {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    /** The {@code value} of all events of a type, in order. */
    List<String> values(String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .map(event -> event.path("value").asText())
                .toList();
    }

    List<String> brokenFrames() {
        return brokenFrames;
    }

    boolean isClosed() {
        return closed;
    }

    /** The status in the received close frame; 0 before, or without one. */
    int closeStatus() {
        return closeStatus;
    }

    WebSocket socket() {
        return socket;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            try {
                events.add(MAPPER.readTree(text));
            } catch (JsonProcessingException e) {
                brokenFrames.add(text);
            }
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeStatus = statusCode;
        closed = true;
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed = true;
    }

    @Override
    public void close() {
        socket.abort();
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String channelOf(JsonNode event) {
        JsonNode channel = event.has("peer") ? event.path("peer") : event.path("channel");
        return channel.path("id").asText();
    }

    private static String brief(JsonNode event) {
        StringBuilder text = new StringBuilder(event.path("type").asText());
        if (event.has("dialstatus")) {
            text.append(' ').append(event.path("dialstatus").asText());
        }
        if (event.path("type").asText().equals("ChannelStateChange")) {
            text.append(' ').append(event.path("channel").path("state").asText());
        }
        if (event.has("cause")) {
            text.append(' ').append(event.path("cause").asInt());
        }
        if (event.has("tech_cause")) {
            text.append('/').append(event.path("tech_cause").asInt());
        }
        if (event.path("soft").asBoolean()) {
            text.append(" soft");
        }
        return text.toString().trim();
    }
}
