package io.github.ariadne4j.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.dashboard.http.Response;
import io.github.ariadne4j.dashboard.http.TlsSettings;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dashboard on an address other than loopback. */
class RemoteAddressTest {
    private static final String TOKEN = "a-long-token";
    private static final String PASSWORD = "key-store-password";

    @TempDir
    private Path folder;

    private static DashboardSettings everywhere() throws Exception {
        return DashboardSettings.at(new InetSocketAddress(InetAddress.getByAddress(new byte[4]), 0));
    }

    private TlsSettings tls() throws Exception {
        Path file = folder.resolve("keys.p12");
        if (Files.notExists(file)) {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-alias",
                            "dashboard",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost,ip:127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .inheritIO()
                    .start();
            assertThat(keytool.waitFor()).isZero();
        }
        return new TlsSettings(file, PASSWORD);
    }

    private static HttpClient trusting(TlsSettings tls) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(tls.keyStore().toFile(), tls.password().toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void is_not_served_without_token_and_tls_and_both_are_named() throws Exception {
        DashboardSettings settings = everywhere();

        assertThatThrownBy(() -> DashboardServer.builder(settings).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("0.0.0.0", "what is missing is a token and TLS");
        assertThatThrownBy(
                        () -> DashboardServer.builder(settings.withToken(TOKEN)).start())
                .hasMessageEndingWith("what is missing is TLS");
        assertThatThrownBy(
                        () -> DashboardServer.builder(settings.withTls(tls())).start())
                .hasMessageEndingWith("what is missing is a token");
    }

    @Test
    void is_served_with_both() throws Exception {
        TlsSettings tls = tls();
        DashboardSettings settings = everywhere().withToken(TOKEN).withTls(tls).withHosts(Set.of("Calls.example"));
        try (DashboardServer server = DashboardServer.builder(settings)
                .page("/metrics", () -> Response.text(200, "a 1\n"))
                .start()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/metrics"));
            HttpClient http = trusting(tls);

            HttpResponse<String> refused = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> answered = http.send(
                    request.header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(answered.body()).isEqualTo("a 1\n");
            assertThat(settings.allHosts()).contains("calls.example");
            assertThat(settings.toString()).doesNotContain(TOKEN, PASSWORD);
        }
    }

    @Test
    void a_key_store_that_cannot_be_read_is_named() throws Exception {
        DashboardSettings settings =
                everywhere().withToken(TOKEN).withTls(new TlsSettings(folder.resolve("none.p12"), PASSWORD));

        assertThatThrownBy(() -> DashboardServer.builder(settings).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.p12")
                .hasMessageNotContainingAny(PASSWORD);
    }
}
