package io.github.ariadne4j.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.dashboard.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks of host, token, origin and CSRF token, with hand-written requests as a hostile browser could send them. */
class AccessTest {
    private static final String TOKEN = "a-long-token";

    private DashboardServer server = DashboardServer.builder(DashboardSettings.onLoopback(0))
            .page("/metrics", () -> Response.text(200, "a 1\n"))
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private String answer(String request, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String head = request + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String host() {
        return "Host: 127.0.0.1:" + server.port();
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    @Test
    void every_answer_says_what_a_browser_may_do_with_it() throws Exception {
        for (String path : new String[] {"/", "/metrics", "/nothing", "/api/token", "/calls"}) {
            assertThat(answer("GET " + path, host()))
                    .as(path)
                    .contains(
                            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                                    + " img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
                            "X-Content-Type-Options: nosniff",
                            "Referrer-Policy: no-referrer",
                            "Cache-Control: no-")
                    .doesNotContain("Jetty", "Set-Cookie");
        }
    }

    @Test
    void a_name_that_is_not_ours_is_refused_everywhere() throws Exception {
        Stream.of("/", "/metrics", "/api/token", "/api/stream", "/calls").forEach(path -> {
            try {
                assertThat(status(answer("GET " + path, "Host: evil.example")))
                        .as(path)
                        .isEqualTo(403);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(status(answer("GET /metrics", "Host: localhost"))).isEqualTo(200);
        assertThat(status(answer("GET /metrics", "Host: [::1]:" + server.port())))
                .isEqualTo(200);
        assertThat(status(answer("GET /metrics", "Host: 127.0.0.1.evil.example")))
                .isEqualTo(403);
    }

    @Test
    void a_page_of_another_origin_is_refused() throws Exception {
        assertThat(status(answer("GET /api/token", host(), "Origin: https://evil.example")))
                .isEqualTo(403);
        assertThat(status(answer("GET /api/token", host(), "Origin: null"))).isEqualTo(403);
        assertThat(status(answer("GET /api/token", host(), "Origin: http://127.0.0.1:1")))
                .isEqualTo(403);
        assertThat(status(answer("GET /api/token", host(), "Origin: http://127.0.0.1:" + server.port())))
                .isEqualTo(200);
    }

    @Test
    void nothing_is_changed_without_the_token_of_this_process() throws Exception {
        String post = "POST /api/calls/01890000-0000-8000-8000-000000000000/hangup";
        assertThat(answer(post, host(), "Content-Length: 0"))
                .startsWith("HTTP/1.1 403")
                .contains("X-CSRF-Token");
        assertThat(status(answer(post, host(), "Content-Length: 0", "X-CSRF-Token: x")))
                .isEqualTo(403);

        String csrf = answer("GET /api/token", host()).replaceFirst("(?s).*\"csrf\":\"([^\"]+)\".*", "$1");

        assertThat(status(answer(post, host(), "Content-Length: 0", "X-CSRF-Token: " + csrf)))
                .isEqualTo(404);
        assertThat(status(answer(
                        post, host(), "Content-Length: 0", "X-CSRF-Token: " + csrf, "Origin: http://evil.example")))
                .isEqualTo(403);
    }

    @Test
    void other_methods_are_not_allowed() throws Exception {
        for (String method : new String[] {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE"}) {
            assertThat(answer(method + " /metrics", host(), "Content-Length: 0"))
                    .as(method)
                    .startsWith("HTTP/1.1 405")
                    .contains("Allow: GET");
        }
    }

    @Test
    void with_a_token_each_request_has_to_bear_it_and_a_browser_gets_a_cookie_for_it() throws Exception {
        server.close();
        server = DashboardServer.builder(DashboardSettings.onLoopback(0).withToken(TOKEN))
                .page("/metrics", () -> Response.text(200, "a 1\n"))
                .start();

        assertThat(status(answer("GET /metrics", host()))).isEqualTo(401);
        assertThat(status(answer("GET /metrics", host(), "Authorization: Bearer another")))
                .isEqualTo(401);
        assertThat(status(answer("GET /metrics?token=another", host()))).isEqualTo(401);
        assertThat(status(answer("GET /metrics", host(), "Authorization: Bearer " + TOKEN)))
                .isEqualTo(200);

        String login = answer("GET /metrics?token=" + TOKEN, host());
        assertThat(login)
                .startsWith("HTTP/1.1 303")
                .contains("Location: /metrics", "HttpOnly", "SameSite=Strict")
                .doesNotContain(TOKEN);
        String cookie = login.replaceFirst("(?s).*Set-Cookie: ([^;]+);.*", "$1");
        assertThat(status(answer("GET /metrics", host(), "Cookie: " + cookie))).isEqualTo(200);
        assertThat(answer("GET //evil.example/?token=" + TOKEN, host())).doesNotContain("Location: //");
    }
}
