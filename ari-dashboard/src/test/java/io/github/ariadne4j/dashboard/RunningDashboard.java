package io.github.ariadne4j.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.dashboard.figures.CallFigures;
import io.github.ariadne4j.dashboard.live.Dependency;
import io.github.ariadne4j.testkit.AriSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine on the simulator, and a dashboard that shows it. */
final class RunningDashboard implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final AriClient ari;
    private final CallEngine engine;
    private final DashboardServer server;
    private final List<Optional<Duration>> drains = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    RunningDashboard(AriSimulator asterisk) {
        this(asterisk, new InMemorySessionStore());
    }

    RunningDashboard(AriSimulator asterisk, SessionStore sessions) {
        CallRecorder recorder = new CallRecorder(RecorderSettings.defaults());
        CallFigures figures = new CallFigures();
        ari = AriClient.connect(
                AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua"));
        engine = CallEngine.builder(ari)
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .sessions(sessions)
                .observer(recorder)
                .listener(figures)
                .start();
        server = DashboardServer.builder(DashboardSettings.onLoopback(0))
                .recorder(recorder)
                .figures(figures)
                .engine(engine)
                .dependencies(() -> List.of(new Dependency("Asterisk", true, "the simulator")))
                .drain(within -> {
                    drains.add(Optional.ofNullable(within));
                    engine.handBack();
                })
                .start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpClient http() {
        return http;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return parsed(get(path).body());
    }

    HttpResponse<String> post(String path, String csrf) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("X-CSRF-Token", csrf)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The limit of each drain that was requested. */
    List<Optional<Duration>> drains() {
        return drains;
    }

    String csrf() throws IOException, InterruptedException {
        return json("/api/token").path("csrf").asText();
    }

    EventStream stream(String path) {
        return new EventStream(http, uri(path));
    }

    static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    /** Closes the server, not the engine. */
    void closeServer() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        engine.close();
        ari.close();
    }
}
