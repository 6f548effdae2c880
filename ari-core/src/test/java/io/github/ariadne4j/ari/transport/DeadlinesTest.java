package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.exchange.AriRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private final VirtualLoop loop = new VirtualLoop();
    private final List<String> expired = new ArrayList<>();
    private Consumer<PendingRequest> then = pending -> {};
    private final Deadlines deadlines = new Deadlines(
            loop,
            Duration.ofSeconds(2),
            pending -> {
                expired.add(pending.request.path() + " at " + TimeUnit.NANOSECONDS.toMillis(loop.now));
                then.accept(pending);
            },
            () -> loop.now);

    /** A loop whose time is moved by the test. */
    private static final class VirtualLoop extends ScheduledThreadPoolExecutor {
        private long now;
        private long due;
        private Runnable task = () -> {};

        VirtualLoop() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            task = command;
            due = now + unit.toNanos(delay);
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        void advanceTo(long millis) {
            long until = TimeUnit.MILLISECONDS.toNanos(millis);
            while (due > now && due <= until) {
                now = due;
                task.run();
            }
            now = until;
        }
    }

    @AfterEach
    void stop() {
        loop.shutdownNow();
    }

    private void begin(String name) {
        deadlines.begin(new PendingRequest(
                new AriRequest("POST", name, List.of(), null, AriRequest.Lane.NORMAL), new Answer()));
    }

    @Test
    void each_passes_at_its_own_time() {
        begin("/a");
        loop.advanceTo(500);
        begin("/b");
        loop.advanceTo(10_000);

        assertThat(expired).containsExactly("/a at 2000", "/b at 2500");
    }

    @Test
    void a_request_that_follows_from_one_keeps_none_of_the_others_waiting() {
        then = pending -> {
            if (pending.request.path().equals("/a")) {
                begin("/again");
            }
        };
        begin("/a");
        loop.advanceTo(500);
        begin("/b");
        loop.advanceTo(10_000);

        assertThat(expired).containsExactly("/a at 2000", "/b at 2500", "/again at 4000");
    }
}
