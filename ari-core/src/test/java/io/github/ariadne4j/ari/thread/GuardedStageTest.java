package io.github.ariadne4j.ari.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardedStageTest {
    private final CompletableFuture<String> request = new CompletableFuture<>();
    private final CompletionStage<String> stage = GuardedStage.of(request);

    private interface Waiting {
        void on(CompletableFuture<?> future) throws Exception;
    }

    static Waiting[] every_way_to_wait() {
        return new Waiting[] {
            CompletableFuture::join, CompletableFuture::get, future -> future.get(1, TimeUnit.HOURS),
        };
    }

    @ParameterizedTest
    @MethodSource("every_way_to_wait")
    void waiting_on_an_event_thread_throws_at_once_and_says_which_and_why(Waiting waiting) throws Exception {
        assertThat(failureOf(thread -> waiting.on(stage.toCompletableFuture())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lane 7")
                .hasMessageContaining("would be a deadlock")
                .hasMessageContaining("thenCompose");
    }

    @ParameterizedTest
    @MethodSource("every_way_to_wait")
    void so_does_waiting_for_what_is_chained_to_it(Waiting waiting) throws Exception {
        CompletionStage<Integer> chained =
                stage.thenApply(String::length).thenCompose(CompletableFuture::completedStage);
        assertThat(failureOf(thread -> waiting.on(chained.toCompletableFuture())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_complete_can_be_read_on_an_event_thread() throws Exception {
        request.complete("there");
        assertThat(failureOf(
                        thread -> assertThat(stage.toCompletableFuture().join()).isEqualTo("there")))
                .isNull();
    }

    @Test
    void a_plain_thread_may_wait() {
        CompletableFuture<String> waiting = stage.toCompletableFuture();
        new Thread(() -> request.complete("there")).start();
        assertThat(waiting.join()).isEqualTo("there");
    }

    @Test
    void a_failure_comes_through_unwrapped() {
        IllegalArgumentException failure = new IllegalArgumentException("no");
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        GuardedStage.of(request.thenApply(Function.identity())).whenComplete((result, error) -> seen.complete(error));
        request.completeExceptionally(new CompletionException(failure));
        assertThat(seen).isCompletedWithValue(failure);
    }

    @Test
    void whoever_completes_what_was_handed_out_disturbs_nobody_else() {
        stage.toCompletableFuture().complete("forged");
        request.complete("true");
        assertThat(stage.toCompletableFuture().join()).isEqualTo("true");
    }

    private interface Task {
        void run(Thread current) throws Exception;
    }

    private static Throwable failureOf(Task task) throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread lane = new LaneThread(current -> {
            try {
                task.run(current);
                failure.complete(null);
            } catch (Exception | AssertionError e) {
                failure.complete(e);
            }
        });
        lane.start();
        return failure.get(10, TimeUnit.SECONDS);
    }

    private static final class LaneThread extends Thread implements EventThread {
        private LaneThread(Consumer<Thread> task) {
            super(() -> task.accept(Thread.currentThread()), "lane 7");
        }
    }
}
