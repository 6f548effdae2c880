package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.resource.AriConnectionException;
import io.github.ariadne4j.ari.transport.AriRequest.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestPacerTest {
    private static final AriResponse OK = new AriResponse(204, "");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<CompletableFuture<AriResponse>> wire = new CopyOnWriteArrayList<>();
    private final RequestPacer pacer = new RequestPacer(this::onWire, 2, timer, Duration.ofSeconds(30));

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    private CompletionStage<AriResponse> onWire(AriRequest request) {
        CompletableFuture<AriResponse> answer = new CompletableFuture<>();
        wire.add(answer);
        return answer;
    }

    private static AriRequest request(Lane lane) {
        return new AriRequest("POST", "/channels/a/ring", List.of(), null, lane);
    }

    @Test
    void no_more_than_so_many_are_under_way_and_the_next_follows_an_answer() {
        List<CompletionStage<AriResponse>> answers = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            answers.add(pacer.send(request(Lane.NORMAL)));
        }
        assertThat(wire).hasSize(2);
        assertThat(pacer.counters(0).inFlight()).isEqualTo(5);

        for (int number = 0; number < 5; number++) {
            int next = number;
            await().until(() -> wire.size() > next);
            wire.get(next).complete(OK);
        }
        answers.forEach(answer -> assertThat(answer.toCompletableFuture()).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(pacer.counters(0)).isEqualTo(new ExchangeCounters(5, 0, 0, 0));
    }

    @Test
    void what_ends_a_call_waits_for_no_other_request() {
        for (int number = 0; number < 10; number++) {
            pacer.send(request(Lane.NORMAL));
        }
        pacer.send(request(Lane.URGENT));
        assertThat(wire).hasSize(3);
    }

    @Test
    void a_request_whose_turn_does_not_come_in_time_is_not_sent_and_says_so() {
        RequestPacer hasty = new RequestPacer(this::onWire, 1, timer, Duration.ofMillis(20));
        hasty.send(request(Lane.NORMAL));
        CompletionStage<AriResponse> waiting = hasty.send(request(Lane.NORMAL));
        assertThatThrownBy(() -> waiting.toCompletableFuture().join())
                .cause()
                .isInstanceOf(AriConnectionException.class)
                .hasMessageContaining("not sent, as its turn did not come");
        wire.get(0).complete(OK);
        assertThat(wire).hasSize(1);
    }

    @Test
    void a_wire_that_refuses_at_once_refuses_ten_thousand_without_running_out_of_stack() {
        CompletableFuture<AriResponse> first = new CompletableFuture<>();
        List<AriRequest> seen = new CopyOnWriteArrayList<>();
        RequestPacer refused = new RequestPacer(
                request -> {
                    seen.add(request);
                    return seen.size() == 1
                            ? first
                            : CompletableFuture.failedStage(new AriConnectionException("closed", null));
                },
                1,
                timer,
                Duration.ofSeconds(30));
        for (int number = 0; number < 10_001; number++) {
            refused.send(request(Lane.NORMAL));
        }
        assertThatThrownBy(() ->
                        refused.send(request(Lane.NORMAL)).toCompletableFuture().join())
                .hasMessageContaining("more than 10000 requests wait already");
        first.complete(OK);
        await().until(() -> refused.counters(0).inFlight() == 0);
        assertThat(refused.counters(0).failed()).isEqualTo(10_001);
    }
}
