package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriServerSettings.Limits;
import io.github.ariadne4j.ari.request.AriConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authentication and limits of connections to an {@link AriServer}. */
class AriServerDoorTest {
    private static final Credentials EAST = new Credentials("east", "canary-east");

    private AriServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the right password,     east:canary-east, /ari,  ari,       101",
        "one offer of several,   east:canary-east, /ari,  'x, ari',  101",
        "a wrong password,       east:canary,      /ari,  ari,       401",
        "a longer password,      east:canary-eastx,/ari,  ari,       401",
        "an unknown user,        north:canary-east,/ari,  ari,       401",
        "no user at all,         '',               /ari,  ari,       401",
        "no password at all,     east,             /ari,  ari,       401",
        "another path,           east:canary-east, /x,    ari,       404",
        "a query,                east:canary-east, /ari?, ari,       404",
        "another subprotocol,    east:canary-east, /ari,  media,     400",
    })
    void the_handshake_is_answered_as_it_deserves(String who, String login, String path, String offer, int status)
            throws IOException {
        listen(Limits.defaults());
        try (Socket socket = connect()) {
            send(socket, handshake(path, login, offer));
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 " + status + ' ');
        }
        assertThat(server.refusedConnections()).isEqualTo(status == 101 ? 0 : 1);
    }

    @Test
    void a_request_that_is_no_websocket_is_told_so() throws IOException {
        listen(Limits.defaults());
        try (Socket socket = connect()) {
            send(
                    socket,
                    "GET /ari HTTP/1.1\r\nHost: x\r\nAuthorization: Basic " + base64("east:canary-east") + "\r\n\r\n");
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 426 ");
        }
    }

    @Test
    void nonsense_is_turned_away() throws IOException {
        listen(Limits.defaults());
        try (Socket socket = connect()) {
            send(socket, "\u0016\u0003\u0001 no HTTP\r\n\r\n");
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void more_sockets_than_allowed_are_turned_away() throws IOException {
        listen(limits(1, Duration.ofSeconds(5), Duration.ofSeconds(4)));
        try (Socket first = connect();
                Socket second = connect()) {
            send(first, handshake("/ari", "east:canary-east", "ari"));
            assertThat(statusLine(first)).startsWith("HTTP/1.1 101 ");
            send(second, handshake("/ari", "east:canary-east", "ari"));
            assertThat(statusLine(second)).isIn("", "HTTP/1.1 503 Service Unavailable");
        }
    }

    @Test
    void whoever_says_nothing_is_shown_out() throws IOException {
        listen(limits(10, Duration.ofMillis(50), Duration.ofSeconds(4)));
        try (Socket silent = connect()) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_socket_that_gives_no_sign_of_life_is_closed() throws IOException {
        listen(limits(10, Duration.ofSeconds(5), Duration.ofMillis(150)));
        try (Socket silent = connect()) {
            send(silent, handshake("/ari", "east:canary-east", "ari"));
            InputStream in = silent.getInputStream();
            await().until(() -> in.readNBytes(64).length < 64);
        }
    }

    @Test
    void a_port_that_is_taken_is_a_clear_failure() {
        listen(Limits.defaults());
        AriServerSettings same = AriServerSettings.onLoopback(server.address().getPort(), EAST);
        assertThatThrownBy(() -> AriServer.listen(same, ari -> {}))
                .isInstanceOf(AriConnectionException.class)
                .hasMessageContaining("cannot listen on");
    }

    @Test
    void it_listens_on_this_host_only_unless_told_otherwise() {
        listen(Limits.defaults());
        assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void secrets_are_in_no_text() {
        AriServerSettings settings =
                AriServerSettings.onLoopback(0, EAST).httpAddress("id", URI.create("http://localhost:8088"), EAST);
        assertThat(settings.toString()).doesNotContain("canary");
    }

    @Test
    void settings_that_let_nobody_in_or_cannot_work_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AriServerSettings.onLoopback(0));
        assertThatIllegalArgumentException().isThrownBy(() -> AriServerSettings.onLoopback(0, EAST, EAST));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AriServerSettings.onLoopback(0, EAST).withPath("ari"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AriServerSettings.onLoopback(0, EAST).httpAddress("id", URI.create("ws://localhost"), EAST));
        assertThatIllegalArgumentException().isThrownBy(() -> limits(0, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> limits(1, Duration.ZERO, Duration.ofSeconds(1)));
    }

    private void listen(Limits limits) {
        server = AriServer.listen(AriServerSettings.onLoopback(0, EAST).withLimits(limits), ari -> {});
    }

    private static Limits limits(int sockets, Duration handshake, Duration deadline) {
        return new Limits(
                sockets, handshake, Duration.ofSeconds(2), 64, Duration.ofMillis(50), deadline, Duration.ofSeconds(10));
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String handshake(String path, String login, String subprotocol) {
        return String.join(
                "\r\n",
                List.of(
                        "GET " + path + " HTTP/1.1",
                        "Host: localhost",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Protocol: " + subprotocol,
                        login.isEmpty() ? "X: y" : "Authorization: Basic " + base64(login),
                        "",
                        ""));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String statusLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }
}
