package io.github.ariadne4j.examples.b2bua.status;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.dashboard.DashboardSettings;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusServerTest {
    private final Health health = new Health();
    private final Metrics metrics = new Metrics();
    private final StatusServer server = serve(0);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void is_not_well_before_the_start_is_done() throws Exception {
        // When
        HttpResponse<String> response = request("GET", "/healthz");

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body())
                .isEqualTo(
                        "{\"status\":\"unavailable\",\"reasons\":[{\"name\":\"starting\",\"detail\":\"the application starts\"}]}\n");
    }

    @Test
    void is_well_when_no_check_complains() throws Exception {
        // Given
        health.watch(List.of(check("redis")));

        // When
        HttpResponse<String> response = request("GET", "/healthz");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"ok\",\"reasons\":[]}\n");
    }

    @Test
    void tells_every_reason_by_name_and_says_the_same_as_readyz() throws Exception {
        // Given
        health.watch(List.of(
                check("redis", new UnavailabilityReason("session_store", "Redis is\naway")),
                check("cdrs"),
                check("asterisk", new UnavailabilityReason("no_events", "the socket is \"LOST\""))));

        // When
        HttpResponse<String> response = request("GET", "/healthz");

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body())
                .isEqualTo("{\"status\":\"unavailable\",\"reasons\":["
                        + "{\"name\":\"session_store\",\"detail\":\"Redis is away\"},"
                        + "{\"name\":\"no_events\",\"detail\":\"the socket is \\\"LOST\\\"\"}]}\n");
        assertThat(request("GET", "/readyz").body()).isEqualTo(response.body());
    }

    @Test
    void calls_that_are_not_recorded_are_not_there_and_other_hosts_are_refused() throws Exception {
        assertThat(request("GET", "/calls").statusCode()).isEqualTo(404);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("GET /calls HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 403");
        }
    }

    @Test
    void is_alive_also_while_no_calls_can_be_taken() throws Exception {
        assertThat(request("GET", "/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void a_check_that_hangs_is_a_reason_and_hides_no_other() throws Exception {
        // Given
        CountDownLatch hanging = new CountDownLatch(1);
        health.watch(List.of(
                check("stuck", () -> {
                    try {
                        hanging.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                }),
                check("redis", new UnavailabilityReason("session_store", "away")),
                check("broken", () -> {
                    throw new IllegalStateException("a bug");
                })));

        // When
        List<UnavailabilityReason> reasons = health.reasons();
        hanging.countDown();

        // Then
        assertThat(reasons).extracting(UnavailabilityReason::name).containsExactly("stuck", "session_store", "broken");
        await().untilAsserted(() -> assertThat(health.reasons())
                .extracting(UnavailabilityReason::name)
                .containsExactly("session_store", "broken"));
    }

    @Test
    void serves_metrics_as_prometheus_reads_them() throws Exception {
        // When
        HttpResponse<String> response = request("GET", "/metrics");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body()).contains("# TYPE callflow_calls_started_total counter");
    }

    @Test
    void serves_nothing_else() throws Exception {
        assertThat(request("POST", "/healthz").statusCode()).isEqualTo(405);
        assertThat(request("GET", "/healthzzz").statusCode()).isEqualTo(404);
    }

    @Test
    void a_taken_port_says_what_to_change() {
        assertThatThrownBy(() -> serve(server.port()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(Integer.toString(server.port()), "--http-port", "HTTP_PORT");
    }

    private StatusServer serve(int port) {
        return StatusServer.begin(DashboardSettings.onLoopback(port), health, metrics::scrape, dashboard -> dashboard);
    }

    private static HealthCheck check(String name, UnavailabilityReason... reasons) {
        return check(name, () -> List.of(reasons));
    }

    private static HealthCheck check(String name, Supplier<List<UnavailabilityReason>> reasons) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<UnavailabilityReason> reasons() {
                return reasons.get();
            }
        };
    }

    private HttpResponse<String> request(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
