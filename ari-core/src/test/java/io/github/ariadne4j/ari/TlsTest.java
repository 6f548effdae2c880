package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.ariadne4j.ari.request.AriConnectionException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final byte[] INFO =
            "{\"system\":{\"version\":\"22.10.1\",\"entity_id\":\"id\"}}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final List<String> reached = new CopyOnWriteArrayList<>();
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            reached.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, INFO.length);
            exchange.getResponseBody().write(INFO);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private AriSettings serve(Identity identity, String path) throws Exception {
        server.setHttpsConfigurator(new HttpsConfigurator(Identity.context(identity, identity)));
        server.start();
        URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + path);
        return AriSettings.of(uri, new Credentials("b2bua", "canary"), "b2bua");
    }

    private void refusesBeforeAnythingIsSent(AriSettings settings, String why) {
        assertThatThrownBy(() -> AriClient.connect(settings))
                .isInstanceOf(AriConnectionException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("canary");
        assertThat(reached).isEmpty();
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_is_refused() throws Exception {
        refusesBeforeAnythingIsSent(serve(Identity.make(folder, "localhost"), ""), "certification path");
    }

    @Test
    void a_server_with_the_certificate_of_another_host_is_refused() throws Exception {
        Identity authority = Identity.authority(folder);
        Identity other = Identity.vouched(folder, "elsewhere.example", "");
        refusesBeforeAnythingIsSent(serve(other, "").trusting(authority.certificate()), "localhost");
    }

    @Test
    void a_server_whose_certificate_has_expired_is_refused() throws Exception {
        Identity authority = Identity.authority(folder);
        Identity old = Identity.vouched(folder, "localhost", "-startdate -30d -validity 10");
        refusesBeforeAnythingIsSent(serve(old, "").trusting(authority.certificate()), "validity check failed");
    }

    @Test
    void a_server_that_somebody_trusted_vouches_for_is_taken_also_under_a_prefix() throws Exception {
        Identity good = Identity.make(folder, "localhost");
        try (AriClient ari = AriClient.connect(serve(good, "/pbx/").trusting(good.certificate()))) {
            assertThat(ari.server().version()).isEqualTo("22.10.1");
        }
        assertThat(reached).containsExactly("/pbx/ari/asterisk/info");
    }
}
