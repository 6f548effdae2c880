package io.github.ariadne4j.examples.b2bua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.session.redis.RedisCallStore;
import io.github.ariadne4j.session.redis.RedisServer;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.real.UnusedPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Redis that shows a later owner, or refuses writes while it answers. */
class LostLeaseIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final RedisServer redis = RedisServer.ofOurOwn();
    private final AriSimulator asterisk = AriSimulator.start();
    private final Shutdown shutdown = new Shutdown();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private CompletableFuture<Integer> running;
    private final int port = UnusedPort.find();

    @BeforeEach
    void start() {
        redis.start();
        Map<String, String> environment = Map.of(
                "ARI_URL", asterisk.uri().toString(),
                "ARI_USERNAME", asterisk.username(),
                "ARI_PASSWORD", asterisk.password(),
                "ROUTES", "_3X.=PJSIP/{number}@callees",
                "HTTP_PORT", Integer.toString(port),
                "REDIS_URL", redis.url(),
                "CDR_JDBC_URL", "jdbc:h2:file:" + folder.resolve("cdr"),
                "SPOOL_DIR", folder.resolve("spool").toString(),
                "DRAIN_TIMEOUT", "0");
        PrintStream complaints = new PrintStream(err, true, StandardCharsets.UTF_8);
        running = CompletableFuture.supplyAsync(
                () -> new Main(environment, folder, complaints, complaints).run(shutdown),
                task -> new Thread(task, "main-under-test").start());
        awaitReadiness(200, "\"ok\"");
    }

    @AfterEach
    void close() {
        shutdown.ask("the test is over");
        running.join();
        asterisk.close();
        redis.close();
    }

    @Test
    void an_instance_whose_redis_shows_a_later_owner_ends_with_the_status_of_one_that_was_replaced() {
        // When
        try (CallStore other = RedisCallStore.connect(redis.url(), LimitLookup.none())) {
            other.ownership()
                    .orElseThrow()
                    .acquire(
                            new CallOrigin("b2bua", SimulatorSettings.defaults().asteriskId()))
                    .toCompletableFuture()
                    .join();

            // Then
            assertThat(running).succeedsWithin(SOON).isEqualTo(Main.REPLACED);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(1).contains("b2bua", "--ari-app");
    }

    @Test
    void a_redis_that_refuses_writes_is_a_reason_by_name_while_the_process_is_alive() throws Exception {
        // When
        redis.ask("CONFIG SET min-replicas-to-write 1");

        // Then
        awaitReadiness(503, "\"store_refuses_writes\"");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(get("/healthz").body())
                        .contains("NOREPLICAS")
                        .doesNotContain("session_store"));
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        redis.ask("CONFIG SET min-replicas-to-write 0");
        awaitReadiness(200, "\"ok\"");
    }

    private void awaitReadiness(int status, String text) {
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(ConnectException.class)
                .untilAsserted(() -> assertThat(List.of(
                                get("/readyz").statusCode(),
                                get("/readyz").body().contains(text)))
                        .isEqualTo(List.of(status, true)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
