package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransportLoopTest {
    private final TransportLoop loop = new TransportLoop();

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void what_holds_the_loop_up_is_counted_once() {
        CountDownLatch counted = new CountDownLatch(1);
        loop.execute(() -> {
            try {
                counted.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        await().until(() -> loop.stalls() == 1);
        counted.countDown();
        CompletableFuture.runAsync(() -> {}, loop).join();

        assertThat(loop.stalls()).isOne();
    }

    @Test
    void a_task_that_throws_stops_no_other() {
        loop.execute(() -> {
            throw new IllegalStateException("thrown by the task of a test");
        });

        assertThat(CompletableFuture.supplyAsync(loop::isCurrent, loop).join()).isTrue();
        assertThat(loop.isCurrent()).isFalse();
    }

    @Test
    void a_timer_that_was_cancelled_does_not_fire() {
        List<String> fired = new ArrayList<>();
        CompletableFuture<Void> later = new CompletableFuture<>();
        // In one task of the loop: no timer fires before its end.
        loop.execute(() -> {
            Runnable cancel = loop.schedule(Duration.ofMillis(30), () -> fired.add("cancelled"));
            loop.schedule(Duration.ofMillis(60), () -> later.complete(null));
            cancel.run();
        });

        later.join();

        assertThat(fired).isEmpty();
    }
}
