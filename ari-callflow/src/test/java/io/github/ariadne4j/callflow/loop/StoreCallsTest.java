package io.github.ariadne4j.callflow.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class StoreCallsTest {
    private final FakeLoop loop = new FakeLoop();
    private final List<String> told = new CopyOnWriteArrayList<>();

    private StoreCalls stores(Duration longest) {
        return new StoreCalls(new CallLoop(loop, EngineTime.system()), longest);
    }

    private void ask(StoreCalls stores, CompletableFuture<String> answer) {
        stores.ask(() -> answer, (text, error) -> told.add(error == null ? text : error.getMessage()));
    }

    @Test
    void a_store_that_throws_has_failed() {
        stores(Duration.ofMinutes(1))
                .ask(
                        () -> {
                            throw new IllegalStateException("thrown by the store of a test");
                        },
                        (answer, error) -> told.add(String.valueOf(error)));

        assertThat(told).singleElement().asString().contains("thrown by the store of a test");
    }

    @Test
    void a_store_that_never_answers_has_failed_and_what_it_says_later_is_not_heard() {
        CompletableFuture<String> silent = new CompletableFuture<>();
        ask(stores(Duration.ofMillis(20)), silent);

        await().until(() -> !told.isEmpty());
        silent.complete("late");

        assertThat(told).containsExactly("the store did not answer within PT0.02S");
    }

    @Test
    void an_answer_is_handed_over_by_the_loop() {
        ask(stores(Duration.ofMinutes(1)), CompletableFuture.completedFuture("answer"));

        assertThat(told).containsExactly("answer");
    }
}
