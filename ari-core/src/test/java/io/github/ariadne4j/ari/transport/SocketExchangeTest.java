package io.github.ariadne4j.ari.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketExchangeTest {
    private static final AriRequest RING = request("/channels/a%2Fb/ring");

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final SocketExchange socket = new SocketExchange(loop, written::add, Duration.ofSeconds(30));

    @AfterEach
    void close() {
        loop.shutdownNow();
    }

    private static AriRequest request(String path) {
        return new AriRequest(
                "POST", path, List.of(new AriRequest.Param("x", "a+b%2B \"ü\"")), null, AriRequest.Lane.NORMAL);
    }

    private RequestExchange on(SocketExchange one) {
        return new LoopExchange(loop, one, Runnable::run);
    }

    private void answer(long id, int status) {
        loop.execute(() -> socket.answered(new RestFrames.Answer(id, status, "")));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void a_request_is_one_frame_without_slash_and_with_its_values_as_they_are() {
        on(socket).send(RING);
        await().until(() -> written.size() == 1);
        assertThat(written.get(0)).isEqualTo("""
                        {"type":"RESTRequest","request_id":"1","method":"POST","uri":"channels/a%2Fb/ring",\
                        "query_strings":[{"name":"x","value":"a+b%2B \\"ü\\""}]}""");
    }

    @Test
    void answers_find_their_requests_by_id() {
        CompletionStage<AriResponse> first = on(socket).send(RING);
        CompletionStage<AriResponse> second = on(socket).send(RING);
        answer(2, 404);
        answer(1, 204);
        answer(77, 200);
        assertThat(done(first).status()).isEqualTo(204);
        assertThat(done(second).status()).isEqualTo(404);
        await().until(() -> CompletableFuture.supplyAsync(socket::isIdle, loop).join());
    }

    @Test
    void no_answer_in_time_means_that_the_outcome_is_unknown_and_a_late_one_harms_nobody() {
        SocketExchange hasty = new SocketExchange(loop, written::add, Duration.ofMillis(300));
        CompletableFuture<AriResponse> waiting = on(hasty).send(RING).toCompletableFuture();
        assertThatThrownBy(() -> done(waiting))
                .hasCauseInstanceOf(AriTimeoutException.class)
                .hasMessageContaining("POST /channels/a%2Fb/ring");
        loop.execute(() -> hasty.answered(new RestFrames.Answer(1, 204, "")));
        await().until(() -> CompletableFuture.supplyAsync(hasty::isIdle, loop).join());
    }

    @Test
    void a_request_that_waited_too_long_for_its_turn_is_not_sent_any_more() {
        SocketExchange late = new SocketExchange(loop, written::add, Duration.ZERO);
        assertThatThrownBy(() -> done(on(late).send(RING)))
                .hasCauseInstanceOf(AriConnectionException.class)
                .hasMessageContaining("POST /channels/a%2Fb/ring")
                .hasMessageContaining("not sent");
        assertThat(written).isEmpty();
    }

    @Test
    void what_was_under_way_when_the_socket_closed_has_an_unknown_outcome_and_what_comes_after_was_never_sent() {
        CompletionStage<AriResponse> underWay = on(socket).send(RING);
        loop.execute(socket::lost);
        CompletionStage<AriResponse> after = on(socket).send(RING);
        assertThatThrownBy(() -> done(underWay)).hasCauseInstanceOf(AriConnectionLostException.class);
        assertThatThrownBy(() -> done(after)).hasCauseInstanceOf(AriConnectionException.class);
        assertThat(written).hasSize(1);
    }

    @Test
    void a_request_over_the_limit_of_asterisk_is_not_sent() {
        AriRequest large = RING.with("x".repeat(70_000));
        assertThatThrownBy(() -> done(on(socket).send(large)))
                .hasCauseInstanceOf(AriConnectionException.class)
                .hasMessageContaining("65000 bytes");
        assertThat(written).isEmpty();
    }

    @Test
    void the_limit_is_below_what_fits_into_a_frame_with_its_header() {
        int around = frameWith(0);
        assertThat(frameWith(65_000 - around)).isEqualTo(65_000).isLessThan(65_535 - 8);
        assertThatThrownBy(() -> done(on(socket).send(RING.with("x".repeat(65_001 - around)))))
                .hasMessageContaining("65000 bytes");
        assertThat(written).hasSize(2);
    }

    /** The size of a frame with a body of this size; ids have one digit. */
    private int frameWith(int bytes) {
        int before = written.size();
        on(socket).send(RING.with("x".repeat(bytes)));
        await().until(() -> written.size() > before);
        return written.get(before).getBytes(UTF_8).length;
    }

    @Test
    void answers_are_told_from_events() {
        byte[] event = "{\"type\":\"StasisEnd\",\"channel\":{}}".getBytes(UTF_8);
        assertThat(RestFrames.answer(event, event.length)).isNull();
        byte[] answer =
                "{\"request_id\":\"7\",\"status_code\":200,\"x\":{\"y\":[1]},\"message_body\":\"{}\",\"type\":\"RESTResponse\"}"
                        .getBytes(UTF_8);
        assertThat(RestFrames.answer(answer, answer.length)).isEqualTo(new RestFrames.Answer(7, 200, "{}"));
        byte[] torn = "{\"type\":\"RESTResponse\",\"requ".getBytes(UTF_8);
        assertThat(RestFrames.answer(torn, torn.length)).isNull();
    }
}
