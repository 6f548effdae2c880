package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriRequest.Lane;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.ExchangeCounters;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.AriConnectionLostException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.RequestOutcome;
import io.github.ariadne4j.ari.request.RestTransport;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestQueueTest {
    private static final AriResponse OK = new AriResponse(204, "");

    private static final RequestTransport NO_CONNECTION = new RequestTransport() {
        @Override
        public boolean offer(PendingRequest pending) {
            return false;
        }

        @Override
        public void serves(RequestTransport.Waiting queue) {
            // It has no capacity.
        }
    };

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final FakeHttp wire = new FakeHttp(pending -> {});
    private final RequestQueue queue = queue(wire, 2, Duration.ofSeconds(30));

    @AfterEach
    void close() {
        loop.shutdownNow();
    }

    private RequestQueue queue(RequestTransport http, int most, Duration longestWait) {
        return new RequestQueue(
                new RequestRouter(http, new SocketRules(RestTransport.HTTP), true), most, loop, longestWait);
    }

    private static Answer send(RequestQueue to, Lane lane) {
        Answer answer = new Answer();
        to.send(new AriRequest("POST", "/channels/a/ring", List.of(), null, lane), answer);
        return answer;
    }

    @Test
    void no_more_than_so_many_are_under_way_and_the_next_follows_an_answer() {
        List<Answer> answers = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            answers.add(send(queue, Lane.NORMAL));
        }
        assertThat(wire.taken).hasSize(2);
        assertThat(queue.counters().inFlight()).isEqualTo(5);

        for (int number = 0; number < 5; number++) {
            wire.taken.get(number).complete(OK);
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.response).isEqualTo(OK));
        assertThat(queue.counters()).isEqualTo(new ExchangeCounters(5, 0, 0, 0));
    }

    @Test
    void a_listener_is_told_of_every_request_that_ends_and_what_came_of_it() {
        List<String> told = new ArrayList<>();
        queue.addListener((method, path, took, outcome) -> told.add(method + ' ' + path + ' ' + outcome));
        send(queue, Lane.NORMAL);
        send(queue, Lane.NORMAL);
        send(queue, Lane.NORMAL);

        wire.taken.get(0).complete(OK);
        wire.taken.get(1).complete(new AriResponse(404, ""));
        wire.taken.get(2).fail(AriException.disconnected("gone", true, null));

        assertThat(told)
                .containsExactly(
                        "POST /channels/a/ring " + RequestOutcome.DONE,
                        "POST /channels/a/ring " + RequestOutcome.REJECTED,
                        "POST /channels/a/ring " + RequestOutcome.UNANSWERED);
    }

    @Test
    void a_listener_that_throws_keeps_no_request_from_its_answer() {
        queue.addListener((method, path, took, outcome) -> {
            throw new IllegalStateException("a meter is broken");
        });
        Answer answer = send(queue, Lane.NORMAL);

        wire.taken.get(0).complete(OK);

        assertThat(answer.response).isEqualTo(OK);
    }

    @Test
    void what_waited_behind_a_request_that_can_go_by_http_only_goes_on_when_there_is_no_http() {
        List<String> onSocket = new ArrayList<>();
        RequestRouter router = new RequestRouter(NO_CONNECTION, new SocketRules(RestTransport.WEBSOCKET), true);
        router.opened(new SocketExchange(loop, onSocket::add, Duration.ofSeconds(30)));
        RequestQueue one = new RequestQueue(router, 2, loop, Duration.ofSeconds(30));
        Answer list = new Answer();
        one.send(new AriRequest("GET", "/channels", List.of(), null, Lane.NORMAL), list);
        send(one, Lane.NORMAL);
        assertThat(onSocket).isEmpty();

        one.unreachable(new ConnectException("refused"));

        assertThat(list.failure).isInstanceOf(AriConnectionException.class);
        assertThat(onSocket).hasSize(1);
    }

    @Test
    void what_ends_a_call_waits_for_no_other_request() {
        for (int number = 0; number < 10; number++) {
            send(queue, Lane.NORMAL);
        }
        send(queue, Lane.URGENT);
        assertThat(wire.taken).hasSize(3);
    }

    @Test
    void a_request_whose_turn_does_not_come_in_time_is_not_sent_and_says_so() {
        RequestQueue hasty = queue(wire, 1, Duration.ofMillis(20));
        Answer waiting = new Answer();
        CompletableFuture.runAsync(
                        () -> {
                            send(hasty, Lane.NORMAL);
                            hasty.send(
                                    new AriRequest("POST", "/channels/b/ring", List.of(), null, Lane.NORMAL), waiting);
                        },
                        loop)
                .join();
        await().until(() -> waiting.failure != null);
        assertThat(waiting.failure)
                .isInstanceOf(AriConnectionException.class)
                .hasMessageContaining("POST /channels/b/ring")
                .hasMessageContaining("not sent: it was queued for longer than");
        CompletableFuture.runAsync(() -> wire.taken.get(0).complete(OK), loop).join();
        assertThat(wire.taken).hasSize(1);
    }

    @Test
    void what_waits_when_it_is_closed_fails_at_once_and_nothing_more_is_sent() {
        List<Answer> answers = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            answers.add(send(queue, Lane.NORMAL));
        }
        wire.taken.forEach(sent -> sent.sentBy(pending -> new AriConnectionException("not asked for", null)));
        queue.close();
        answers.add(send(queue, Lane.NORMAL));
        wire.taken.get(0).complete(OK);

        List<Class<? extends AriException>> why = new ArrayList<>();
        answers.forEach(answer -> why.add(answer.failure.getClass()));
        assertThat(why)
                .containsExactly(
                        AriConnectionLostException.class,
                        AriConnectionLostException.class,
                        AriConnectionException.class,
                        AriConnectionException.class,
                        AriConnectionException.class);
        assertThat(wire.taken).hasSize(2);
    }

    @Test
    void a_wire_that_refuses_at_once_refuses_ten_thousand_without_running_out_of_stack() {
        FakeHttp refusing = new FakeHttp(pending -> {});
        List<PendingRequest> seen = refusing.taken;
        RequestQueue refused = queue(
                new FakeHttp(pending -> {
                    seen.add(pending);
                    if (seen.size() > 1) {
                        pending.fail(new AriConnectionException("closed", null));
                    }
                }),
                1,
                Duration.ofSeconds(30));
        for (int number = 0; number < 10_001; number++) {
            send(refused, Lane.NORMAL);
        }
        assertThat(send(refused, Lane.NORMAL).failure).hasMessageContaining("more than 10000 requests are queued");
        seen.get(0).complete(OK);
        assertThat(refused.counters().inFlight()).isZero();
        assertThat(refused.counters().failed()).isEqualTo(10_001);
    }
}
