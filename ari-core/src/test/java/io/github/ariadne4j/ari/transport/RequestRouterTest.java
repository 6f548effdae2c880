package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.json.RestFrames;
import io.github.ariadne4j.ari.resource.AriConnectionException;
import io.github.ariadne4j.ari.resource.AriConnectionLostException;
import io.github.ariadne4j.ari.resource.AriTimeoutException;
import io.github.ariadne4j.ari.resource.RestTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestRouterTest {
    private static final AriRequest DIAL =
            new AriRequest("POST", "/channels/c1/dial", List.of(), null, AriRequest.Lane.NORMAL);

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final List<String> onSocket = new CopyOnWriteArrayList<>();
    private final List<AriRequest> byHttp = new CopyOnWriteArrayList<>();
    private final SocketExchange socket = new SocketExchange(loop, onSocket::add, Duration.ofSeconds(30));
    private final RequestRouter router = new RequestRouter(this::http, new SocketRules(RestTransport.WEBSOCKET), true);

    private CompletionStage<AriResponse> http(AriRequest request) {
        byHttp.add(request);
        return CompletableFuture.completedFuture(new AriResponse(204, ""));
    }

    @AfterEach
    void close() {
        loop.shutdownNow();
    }

    @Test
    void without_a_socket_everything_goes_by_http() {
        done(router.send(DIAL));
        router.opened(socket);
        router.closed(socket);
        done(router.send(DIAL));
        assertThat(byHttp).hasSize(2);
        assertThat(onSocket).isEmpty();
    }

    @Test
    void a_socket_is_taken_once_it_has_answered() {
        router.offer(socket);
        done(router.send(DIAL));
        assertThat(byHttp).hasSize(1);
        answer(socket, "1");
        await().until(() -> {
            router.send(DIAL);
            return router.sentBySocket() == 1;
        });
    }

    @Test
    void what_the_socket_certainly_did_not_send_goes_by_http() {
        router.opened(socket);
        done(router.send(DIAL.with("x".repeat(70_000))));
        loop.execute(socket::lost);
        done(router.send(DIAL));
        assertThat(byHttp).hasSize(2);
        assertThat(onSocket).isEmpty();
        assertThat(router.sentBySocket()).isZero();
    }

    @Test
    void what_the_socket_did_not_send_as_it_was_too_late_does_not_go_by_http_either() {
        router.opened(new SocketExchange(loop, onSocket::add, Duration.ZERO));
        assertThatThrownBy(() -> done(router.send(DIAL))).hasCauseInstanceOf(AriConnectionException.class);
        assertThat(byHttp).isEmpty();
        assertThat(onSocket).isEmpty();
    }

    @Test
    void what_was_sent_is_never_sent_twice() {
        router.opened(socket);
        CompletionStage<AriResponse> underWay = router.send(DIAL);
        await().until(() -> onSocket.size() == 1);
        loop.execute(socket::lost);
        assertThatThrownBy(() -> done(underWay)).hasCauseInstanceOf(AriConnectionLostException.class);
        assertThat(byHttp).isEmpty();
    }

    @Test
    void a_socket_that_no_longer_answers_is_left_until_it_does() {
        // Given
        AtomicBoolean awake = new AtomicBoolean();
        AtomicReference<SocketExchange> dozing = new AtomicReference<>();
        dozing.set(new SocketExchange(
                loop,
                frame -> {
                    onSocket.add(frame);
                    if (awake.get()) {
                        answer(dozing.get(), frame.replaceAll(".*\"request_id\":\"(\\d+)\".*", "$1"));
                    }
                },
                Duration.ofMillis(300)));
        router.opened(dozing.get());
        assertThatThrownBy(() -> done(router.send(DIAL))).hasCauseInstanceOf(AriTimeoutException.class);
        done(router.send(DIAL));
        assertThat(byHttp).hasSize(1);
        await().until(() ->
                onSocket.stream().filter(frame -> frame.contains("ping")).count() > 2);

        // When
        awake.set(true);

        // Then
        await().until(() -> {
            long before = router.sentBySocket();
            done(router.send(DIAL));
            return router.sentBySocket() > before;
        });
    }

    @Test
    void a_socket_that_is_the_only_way_is_not_left() {
        RequestRouter only = new RequestRouter(this::http, new SocketRules(RestTransport.WEBSOCKET), false);
        SocketExchange silent = new SocketExchange(loop, onSocket::add, Duration.ofMillis(300));
        only.opened(silent);
        assertThatThrownBy(() -> done(only.send(DIAL))).hasCauseInstanceOf(AriTimeoutException.class);
        assertThatThrownBy(() -> done(only.send(DIAL))).hasCauseInstanceOf(AriTimeoutException.class);
        assertThat(byHttp).isEmpty();
    }

    private void answer(SocketExchange on, String id) {
        loop.execute(() -> on.answered(new RestFrames.Answer(id, 200, "")));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
