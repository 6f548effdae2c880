package io.github.ariadne4j.callflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StoreCallsTest {
    private final FakeLoop loop = new FakeLoop();
    private final List<String> told = new ArrayList<>();

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
        ask(stores(Duration.ZERO), silent);
        loop.timers.remove(0).run();
        silent.complete("late");
        loop.turn();

        assertThat(told)
                .containsExactly(new SessionStoreException("the store did not answer within PT0S", null).getMessage());
    }

    @Test
    void one_timer_serves_all_questions() {
        StoreCalls stores = stores(Duration.ofMinutes(1));
        for (int number = 0; number < 100; number++) {
            ask(stores, CompletableFuture.completedFuture("answer"));
        }

        assertThat(told).hasSize(100).containsOnly("answer");
        assertThat(loop.timers).hasSize(1);
    }
}
