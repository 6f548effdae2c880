package io.github.ariadne4j.testkit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A minimal ARI client of the application b2bua: statuses, and a list of events. */
public final class RawAri implements AutoCloseable, WebSocket.Listener {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 10;

    private HttpClient http = newClient();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final Consumer<JsonNode> listener;
    private final URI asterisk;
    private final String login;
    private final WebSocket socket;

    private RawAri(URI asterisk, String username, String password, Consumer<JsonNode> listener) {
        this.asterisk = asterisk;
        this.listener = listener;
        this.login = "Basic "
                + Base64.getEncoder().encodeToString((username + ':' + password).getBytes(StandardCharsets.UTF_8));
        socket = http.newWebSocketBuilder()
                .header("Authorization", login)
                .buildAsync(URI.create(asterisk.toString().replace("http", "ws") + "/ari/events?app=b2bua"), this)
                .join();
    }

    public static RawAri connect(URI asterisk, String username, String password) {
        return connect(asterisk, username, password, event -> {});
    }

    /** The listener is called in the order of the events, on a thread of the HTTP client. */
    public static RawAri connect(URI asterisk, String username, String password, Consumer<JsonNode> listener) {
        return new RawAri(asterisk, username, password, listener);
    }

    /** Sends a request by HTTP; returns the status. */
    public int ask(String method, String uri) {
        return ask(method, uri, "");
    }

    public int ask(String method, String uri, String json) {
        return send(method, uri, json).statusCode();
    }

    /** Sends a request by HTTP without waiting; the stage has the status. */
    CompletableFuture<Integer> begin(String method, String uri) {
        return http.sendAsync(request(method, uri, ""), HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    public JsonNode json(String uri) {
        return parse(send("GET", uri, "").body());
    }

    private HttpResponse<String> send(String method, String uri, String json) {
        try {
            return http.send(request(method, uri, json), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + ' ' + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String uri, String json) {
        return HttpRequest.newBuilder(URI.create(asterisk + "/ari/" + uri))
                .header("Authorization", login)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    /** Sends a request on the event socket; returns the status. */
    public int askOnSocket(String method, String uri) {
        ObjectNode frame = MAPPER.createObjectNode().put("type", "RESTRequest").put("request_id", "r");
        return sendFrame(frame.put("method", method).put("uri", uri).toString());
    }

    /** Sends a frame unchanged; returns the status of the next answer. */
    public int sendFrame(String frame) {
        socket.sendText(frame, true).join();
        try {
            JsonNode answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no answer to " + frame);
            }
            return answer.path("status_code").asInt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void await(String what, Predicate<JsonNode> event) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> events.stream().anyMatch(event));
    }

    public List<JsonNode> events() {
        return events;
    }

    /** Drops the events and reconnects: Asterisk's threads keep an error of an earlier request. */
    public void beginAnew() {
        events.clear();
        http = newClient();
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonNode frame = parse(partial.toString());
            partial.setLength(0);
            if (frame.path("type").asText().equals("RESTResponse")) {
                answers.add(frame);
            } else {
                events.add(frame);
                listener.accept(frame);
            }
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
