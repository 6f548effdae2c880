package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.ariadne4j.ari.resource.AsteriskFeature;
import io.github.ariadne4j.ari.resource.AsteriskFeatures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {
    private static final String PARTS =
            "{\"apiVersion\":\"VERSION\",\"apis\":[{\"path\":\"/api-docs/channels.{format}\"},{\"path\":\"/api-docs/events.{format}\"}]}";
    private static final String CHANNELS =
            "{\"apis\":[{\"path\":\"/channels/{channelId}/progress\",\"operations\":[{\"httpMethod\":\"POST\"}]},"
                    + "{\"path\":\"/channels/{channelId}/variable\",\"operations\":[{\"httpMethod\":\"POST\",\"parameters\":"
                    + "[{\"name\":\"channelId\",\"paramType\":\"path\"},{\"name\":\"report_events\",\"paramType\":\"query\"}]}]}]}";
    private static final String EVENTS = "{\"apis\":[],\"models\":{\"RESTRequest\":{}}}";

    private final Map<String, String> served = new HashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        served.put("/ari/asterisk/info", "{\"system\":{\"version\":\"22.10.1\"}}");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.merge(path, 1, Integer::sum);
            byte[] body = served.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(served.containsKey(path) ? 200 : 500, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private AriClient connected() {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return AriClient.connect(AriSettings.of(uri, new Credentials("b2bua", "secret"), "b2bua"));
    }

    private static AsteriskFeatures of(AriClient ari) {
        return ari.features().toCompletableFuture().join();
    }

    @ParameterizedTest(name = "API version {0}")
    @ValueSource(strings = {"10.0.0", "11.0.0", "12.0.0", "99.1.2"})
    void features_are_told_by_the_description_whatever_the_version(String version) {
        served.put("/ari/api-docs/resources.json", PARTS.replace("VERSION", version));
        served.put("/ari/api-docs/channels.json", CHANNELS);
        served.put("/ari/api-docs/events.json", EVENTS);
        try (AriClient ari = connected()) {
            assertThat(of(ari).all())
                    .containsExactlyInAnyOrder(
                            AsteriskFeature.PROGRESS,
                            AsteriskFeature.REPORTED_VARIABLES,
                            AsteriskFeature.REST_OVER_WEBSOCKET);
            assertThat(of(ari).supports("POST", "/channels/{channelId}/progress"))
                    .isTrue();
            assertThat(asked).containsEntry("/ari/api-docs/channels.json", 1);
        }
    }

    @Test
    void a_server_that_does_not_describe_itself_has_none() {
        try (AriClient ari = connected()) {
            assertThat(of(ari).all()).isEmpty();
            assertThat(of(ari).has(AsteriskFeature.PROGRESS)).isFalse();
        }
    }

    @Test
    void nobody_is_asked_before_somebody_wants_to_know() {
        try (AriClient ari = connected()) {
            assertThat(ari.state()).isEqualTo(ConnectionState.CONNECTED);
            assertThat(asked).doesNotContainKey("/ari/api-docs/resources.json");
        }
    }
}
