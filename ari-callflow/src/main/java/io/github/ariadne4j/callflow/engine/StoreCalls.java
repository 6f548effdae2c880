package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store, and hands its answer over on the loop. A store that does not answer in time has failed, whatever it says later:
 * as all have the same time, one timer serves them. Used on the loop.
 */
final class StoreCalls {
    private final CallLoop loop;
    private final Duration longest;
    private final Deque<Question<?>> asked = new ArrayDeque<>();
    private boolean watching;

    StoreCalls(CallLoop loop, Duration longest) {
        this.loop = loop;
        this.longest = longest;
    }

    private static final class Question<T> {
        private final long expiresAt;
        private @Nullable BiConsumer<@Nullable T, @Nullable Throwable> then;

        Question(long expiresAt, BiConsumer<@Nullable T, @Nullable Throwable> then) {
            this.expiresAt = expiresAt;
            this.then = then;
        }

        boolean isDone() {
            return then == null;
        }

        void settle(@Nullable T answer, @Nullable Throwable error) {
            BiConsumer<@Nullable T, @Nullable Throwable> told = then;
            then = null;
            if (told != null) {
                told.accept(answer, error);
            }
        }
    }

    /** Asks; exactly one of answer and error is handed over, on the loop. */
    <T> void ask(Supplier<CompletionStage<T>> store, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        Question<T> question = new Question<>(System.nanoTime() + longest.toNanos(), then);
        asked.add(question);
        if (!watching) {
            watching = true;
            loop.schedule(longest, this::expire);
        }
        Ports.ask(store)
                .whenComplete((answer, error) ->
                        loop.runOrExecute(() -> question.settle(answer, error == null ? null : Ports.reason(error))));
    }

    private void expire() {
        watching = false;
        long now = System.nanoTime();
        for (Question<?> first = asked.peek(); first != null; first = asked.peek()) {
            if (!first.isDone() && first.expiresAt - now > 0) {
                watching = true;
                loop.schedule(Duration.ofNanos(first.expiresAt - now), this::expire);
                return;
            }
            asked.remove();
            first.settle(null, new SessionStoreException("the store did not answer within " + longest, null));
        }
    }
}
