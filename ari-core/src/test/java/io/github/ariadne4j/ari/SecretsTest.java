package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatorSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String PASSWORD = "canary-password";
    private static final Credentials ANN = new Credentials("ann", PASSWORD);
    private static final String ENCODED =
            Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    @RegisterExtension
    final LogBook log = new LogBook();

    @Test
    void a_password_is_not_logged_even_at_trace() {
        SimulatorSettings settings = SimulatorSettings.defaults().withLogin("ann", PASSWORD);
        try (AriSimulator asterisk = AriSimulator.start(settings)) {
            try (AriClient ari = AriClient.connect(AriSettings.of(asterisk.uri(), ANN, "b2bua"))) {
                ari.listen().toCompletableFuture().join();
                asterisk.faults().cutSockets();
                await().until(() -> ari.statistics().reconnects() == 1);
            }
            Credentials wrong = new Credentials("ann", PASSWORD + '2');
            assertThatThrownBy(() -> AriClient.connect(AriSettings.of(asterisk.uri(), wrong, "b2bua")))
                    .isInstanceOf(AriRejectedException.class)
                    .satisfies(SecretsTest::tellsNoSecret);
        }
        assertThat(log.text()).contains("io.netty").doesNotContain(PASSWORD, ENCODED);
    }

    @Test
    void nor_is_that_of_an_asterisk_that_comes_to_us() throws Exception {
        BlockingQueue<AriClient> welcomed = new LinkedBlockingQueue<>();
        try (AriServer server = AriServer.listen(AriServerSettings.onLoopback(0, ANN), welcomed::add)) {
            URI uri = URI.create("ws://127.0.0.1:" + server.address().getPort() + "/ari");
            CallingAsterisk.first(uri, ANN, "id", "b2bua");
            assertThat(welcomed.poll(10, TimeUnit.SECONDS)).isNotNull();
            Credentials wrong = new Credentials("bob", PASSWORD);
            assertThatThrownBy(() -> CallingAsterisk.first(uri, wrong, "id", "b2bua"))
                    .isInstanceOf(RuntimeException.class);
            await().until(() -> server.refusedConnections() == 1);
        }
        assertThat(log.text()).contains("io.github.ariadne4j").doesNotContain(PASSWORD, ENCODED);
    }

    @Test
    void a_password_goes_in_a_header_and_never_in_a_url() throws Exception {
        try (FakeAsterisk asterisk = FakeAsterisk.ofVersion("22.10.1");
                AriClient ari = AriClient.connect(asterisk.settings(ANN))) {
            assertThatThrownBy(() -> ari.listen().toCompletableFuture().join()).satisfies(SecretsTest::tellsNoSecret);
            assertThat(asterisk.asked).extracting(URI::getPath).containsExactly("/ari/asterisk/info", "/ari/events");
            assertThat(asterisk.asked)
                    .extracting(URI::toString)
                    .noneMatch(uri -> uri.contains("canary") || uri.contains("api_key") || uri.contains("ann"));
            assertThat(asterisk.authorizations).containsOnly("Basic " + ENCODED);
        }
    }

    @Test
    void neither_credentials_nor_settings_tell_it() {
        assertThat(ANN.toString()).contains("ann").doesNotContain(PASSWORD);
        assertThat(AriSettings.of(URI.create("http://localhost"), ANN, "b2bua").toString())
                .doesNotContain(PASSWORD);
        assertThat(AriServerSettings.onLoopback(0, ANN)
                        .httpAddress("id", URI.create("http://localhost"), ANN)
                        .toString())
                .doesNotContain(PASSWORD);
    }

    private static void tellsNoSecret(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(PASSWORD, ENCODED);
        }
    }

    @Test
    void a_password_that_would_cross_a_network_in_clear_is_warned_of() {
        AriSettings elsewhere = AriSettings.of(URI.create("http://asterisk.invalid:8088"), ANN, "b2bua");
        assertThatThrownBy(() -> AriClient.connect(elsewhere)).isInstanceOf(AriConnectionException.class);
        assertThat(log.warnings()).anyMatch(line -> line.contains("crosses the network unencrypted"));
        assertThat(log.text()).doesNotContain(PASSWORD, ENCODED);
    }

    @Test
    void so_is_one_for_the_http_side_of_an_asterisk_that_comes_to_us() {
        AriServerSettings settings = AriServerSettings.onLoopback(0, ANN)
                .httpAddress("here", URI.create("http://localhost:8088"), ANN)
                .httpAddress("there", URI.create("http://asterisk.invalid:8088"), ANN);
        AriServer.listen(settings, ari -> {}).close();
        assertThat(log.warnings()).hasSize(1).allMatch(line -> line.contains("asterisk.invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1", "https://asterisk.invalid:1"})
    void on_this_host_or_by_tls_nobody_is_warned(String uri) {
        AriSettings safe = AriSettings.of(URI.create(uri), ANN, "b2bua");
        assertThatThrownBy(() -> AriClient.connect(safe)).isInstanceOf(AriConnectionException.class);
        assertThat(log.warnings()).noneMatch(line -> line.contains("unencrypted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ann:canary-password@host",
                "http://ann:canary-password@my_host:8088",
                "ann:canary-password@host:8088",
                "http://host?api_key=ann:canary-password",
                "http://host#ann:canary-password",
                "ftp://ann:canary-password@host"
            })
    void a_uri_that_holds_a_secret_is_refused_without_repeating_it(String uri) {
        List<Making> ways = List.of(
                () -> AriSettings.of(URI.create(uri), ANN, "b2bua"),
                () -> AriServerSettings.onLoopback(0, ANN).httpAddress("id", URI.create(uri), ANN));
        for (Making way : ways) {
            assertThatThrownBy(way::make)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("uri must")
                    .satisfies(SecretsTest::tellsNoSecret);
        }
    }

    private interface Making {
        Object make();
    }
}
