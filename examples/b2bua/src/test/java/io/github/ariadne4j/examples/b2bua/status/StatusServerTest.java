package io.github.ariadne4j.examples.b2bua.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusServerTest {
    private final Health health = new Health();
    private final Metrics metrics = new Metrics();
    private final StatusServer server = StatusServer.start(0, health, metrics::scrape);

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
        assertThat(response.body()).isEqualTo("the application starts\n");
    }

    @Test
    void is_well_when_no_check_complains() throws Exception {
        // Given
        health.watch(List.of(Optional::empty));

        // When
        HttpResponse<String> response = request("GET", "/healthz");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ok\n");
    }

    @Test
    void tells_every_complaint_on_a_line_of_its_own() throws Exception {
        // Given
        health.watch(List.of(() -> Optional.of("Redis is away"), Optional::empty, () -> Optional.of("so is Asterisk")));

        // When
        HttpResponse<String> response = request("GET", "/healthz");

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("Redis is away\nso is Asterisk\n");
    }

    @Test
    void serves_metrics_as_prometheus_reads_them() throws Exception {
        // When
        HttpResponse<String> response = request("GET", "/metrics");

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body()).contains("# TYPE b2bua_calls_started_total counter");
    }

    @Test
    void serves_nothing_else() throws Exception {
        assertThat(request("POST", "/healthz").statusCode()).isEqualTo(405);
        assertThat(request("GET", "/healthzzz").statusCode()).isEqualTo(404);
        assertThat(request("GET", "/").statusCode()).isEqualTo(404);
    }

    @Test
    void a_taken_port_says_what_to_change() {
        assertThatThrownBy(() -> StatusServer.start(server.port(), health, metrics::scrape))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(Integer.toString(server.port()), "--http-port", "HTTP_PORT");
    }

    private HttpResponse<String> request(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
