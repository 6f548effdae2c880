package io.github.ariadne4j.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that does not read, or does not finish its request, affects only its own connection. */
class SlowClientsTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final Response LARGE = Response.text(200, "x".repeat(64 * MEBIBYTE));

    private final LinkedBlockingQueue<ResponseStream> joined = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final WebServer server =
            WebServer.builder()
                    .get("/small", request -> Response.text(200, "here\n"))
                    .get("/large", request -> LARGE)
                    .stream("/stream", (request, client) -> joined.add(client) ? 200 : 500)
                    .start(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            Set.of("127.0.0.1", "localhost"),
                            null,
                            null);

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private void sendWithoutReading(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        sockets.add(socket);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private String small() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/small"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private ResponseStream nextClient() throws InterruptedException {
        ResponseStream client = joined.poll(10, TimeUnit.SECONDS);
        assertThat(client).isNotNull();
        return client;
    }

    @Test
    void requests_that_are_half_sent_hold_up_no_other() throws Exception {
        for (int i = 0; i < 50; i++) {
            sendWithoutReading("GET /small HTTP/1.1\r\nHost: 127.0.0.1\r\n");
            sendWithoutReading("POST /small HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf");
        }

        assertThat(small()).isEqualTo("here\n");
    }

    @Test
    void answers_that_are_not_read_hold_up_no_other() throws Exception {
        for (int i = 0; i < 30; i++) {
            sendWithoutReading("GET /large HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        }

        assertThat(small()).isEqualTo("here\n");
    }

    @Test
    void a_stream_that_is_not_read_is_dropped_and_the_others_go_on() throws Exception {
        // Given
        sendWithoutReading("GET /stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        ResponseStream slow = nextClient();
        CompletableFuture<String> firstLine = HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(uri("/stream")).build(), HttpResponse.BodyHandlers.ofLines())
                .thenApply(answer -> answer.body().findFirst().orElse(""));
        ResponseStream quick = nextClient();
        byte[] event = ("data: " + "x".repeat(MEBIBYTE) + "\n\n").getBytes(StandardCharsets.US_ASCII);

        // When
        int sent = 0;
        while (slow.send(event) && sent < 100) {
            sent++;
        }

        // Then
        assertThat(sent).isLessThan(20);
        assertThat(slow.isClosed()).isTrue();
        assertThat(quick.send("data: here\n\n".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(firstLine.get(10, TimeUnit.SECONDS)).isEqualTo("data: here");
        assertThat(small()).isEqualTo("here\n");
    }
}
