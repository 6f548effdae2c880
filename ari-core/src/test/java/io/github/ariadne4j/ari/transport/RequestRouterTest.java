package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.LoopExchange;
import io.github.ariadne4j.ari.exchange.RequestExchange;
import io.github.ariadne4j.ari.json.RestFrames;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.AriConnectionLostException;
import io.github.ariadne4j.ari.request.AriTimeoutException;
import io.github.ariadne4j.ari.request.RestTransport;
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
    private final FakeHttp http = new FakeHttp(pending -> pending.complete(new AriResponse(204, "")));
    private final List<PendingRequest> byHttp = http.taken;
    private final SocketExchange socket = new SocketExchange(loop, onSocket::add, Duration.ofSeconds(30));
    private final RequestRouter router = new RequestRouter(http, new SocketRules(RestTransport.WEBSOCKET), true);
    private final RequestExchange requests = through(router);

    private RequestExchange through(RequestRouter one) {
        return new LoopExchange(loop, new RequestQueue(one, 64, loop, Duration.ofSeconds(30)), Runnable::run);
    }

    @AfterEach
    void close() {
        loop.shutdownNow();
    }

    @Test
    void without_a_socket_everything_goes_by_http() {
        done(requests.send(DIAL));
        onLoop(() -> router.opened(socket));
        onLoop(() -> router.closed(socket));
        done(requests.send(DIAL));
        assertThat(byHttp).hasSize(2);
        assertThat(onSocket).isEmpty();
    }

    @Test
    void a_socket_is_taken_once_it_has_answered() {
        onLoop(() -> router.offer(socket));
        done(requests.send(DIAL));
        assertThat(byHttp).hasSize(1);
        answer(socket, "1");
        await().until(() -> {
            requests.send(DIAL);
            return router.sentBySocket() > 0;
        });
    }

    @Test
    void what_the_socket_certainly_did_not_send_goes_by_http() {
        onLoop(() -> router.opened(socket));
        done(requests.send(DIAL.with("x".repeat(70_000))));
        loop.execute(socket::lost);
        done(requests.send(DIAL));
        assertThat(byHttp).hasSize(2);
        assertThat(onSocket).isEmpty();
        assertThat(router.sentBySocket()).isZero();
    }

    @Test
    void what_the_socket_did_not_send_as_it_was_too_late_does_not_go_by_http_either() {
        onLoop(() -> router.opened(new SocketExchange(loop, onSocket::add, Duration.ZERO)));
        assertThatThrownBy(() -> done(requests.send(DIAL))).hasCauseInstanceOf(AriConnectionException.class);
        assertThat(byHttp).isEmpty();
        assertThat(onSocket).isEmpty();
    }

    @Test
    void what_was_sent_is_never_sent_twice() {
        onLoop(() -> router.opened(socket));
        CompletionStage<AriResponse> underWay = requests.send(DIAL);
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
        onLoop(() -> router.opened(dozing.get()));
        assertThatThrownBy(() -> done(requests.send(DIAL))).hasCauseInstanceOf(AriTimeoutException.class);
        done(requests.send(DIAL));
        assertThat(byHttp).hasSize(1);
        await().until(() ->
                onSocket.stream().filter(frame -> frame.contains("ping")).count() > 2);

        // When
        awake.set(true);

        // Then
        await().until(() -> {
            long before = router.sentBySocket();
            done(requests.send(DIAL));
            return router.sentBySocket() > before;
        });
    }

    @Test
    void a_socket_that_is_the_only_way_is_not_left() {
        RequestRouter only = new RequestRouter(http, new SocketRules(RestTransport.WEBSOCKET), false);
        SocketExchange silent = new SocketExchange(loop, onSocket::add, Duration.ofMillis(300));
        onLoop(() -> only.opened(silent));
        assertThatThrownBy(() -> done(through(only).send(DIAL))).hasCauseInstanceOf(AriTimeoutException.class);
        assertThatThrownBy(() -> done(through(only).send(DIAL))).hasCauseInstanceOf(AriTimeoutException.class);
        assertThat(byHttp).isEmpty();
    }

    private void onLoop(Runnable task) {
        CompletableFuture.runAsync(task, loop).join();
    }

    private void answer(SocketExchange on, String id) {
        loop.execute(() -> on.answered(new RestFrames.Answer(Long.parseLong(id), 200, "")));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
