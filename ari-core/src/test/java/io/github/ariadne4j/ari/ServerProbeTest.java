package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.ariadne4j.ari.request.AriConnectionLostException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriServerException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerProbeTest {
    private HttpServer server;

    private AriSettings serverThatSays(int status, String body) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream answer = exchange.getResponseBody()) {
                answer.write(bytes);
            }
        });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return AriSettings.of(uri, new Credentials("a", "canary-password"), "b2bua");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void refused(AriSettings settings, Class<? extends AriException> type, String hint) {
        assertThatThrownBy(() -> AriClient.connect(settings))
                .isInstanceOf(type)
                .hasMessageContaining(hint)
                .hasMessageContaining(settings.uri().toString())
                .hasMessageNotContaining("canary-password");
    }

    @Test
    void an_asterisk_without_ari_is_told_by_what_to_check() throws IOException {
        refused(serverThatSays(404, "<html>Not Found</html>"), AriNotFoundException.class, "enabled = yes");
    }

    @Test
    void a_web_server_that_is_no_asterisk_is_recognised() throws IOException {
        refused(serverThatSays(200, "<html>Welcome</html>"), AriServerException.class, "is not Asterisk's ARI");
    }

    @Test
    void json_that_is_not_asterisks_is_recognised() throws IOException {
        refused(serverThatSays(200, "{\"status\":\"ok\"}"), AriServerException.class, "is not Asterisk's ARI");
    }

    @Test
    void an_answer_of_more_than_64_megabytes_is_not_read_to_its_end() throws IOException {
        AriSettings settings = serverThatSays(200, "x".repeat((64 << 20) + 1));
        assertThatThrownBy(() -> AriClient.connect(settings))
                .isInstanceOf(AriConnectionLostException.class)
                .hasMessageContaining("Response entity too large");
    }
}
