package io.github.ariadne4j.callflow.session;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of answers that all have the same time limit. They expire in the order in which they were set, so one timer
 * serves all of them: an answer in time wakes no thread. An answer stays referenced until its deadline. Any thread; futures fail
 * on the timer thread of the JDK's {@code CompletableFuture}.
 */
final class AnswerDeadlines {
    private static final Map<Duration, AnswerDeadlines> BY_LENGTH = new ConcurrentHashMap<>();

    private final Duration within;
    private final Queue<Deadline> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean timerSet = new AtomicBoolean();

    private record Deadline(CompletableFuture<?> answer, long atNanos) {}

    private AnswerDeadlines(Duration within) {
        this.within = within;
    }

    /** The deadlines of answers with this time limit. */
    static AnswerDeadlines of(Duration within) {
        AnswerDeadlines known = BY_LENGTH.get(within);
        return known == null ? BY_LENGTH.computeIfAbsent(within, AnswerDeadlines::new) : known;
    }

    /** Fails this future with a {@link SessionStoreException} unless it completes in time. */
    void add(CompletableFuture<?> answer) {
        long nanos = within.toNanos();
        pending.add(new Deadline(answer, System.nanoTime() + nanos));
        if (timerSet.compareAndSet(false, true)) {
            setTimer(nanos);
        }
    }

    static SessionStoreException missed(Duration within, @Nullable Throwable cause) {
        return new SessionStoreException("the store did not answer within " + within, cause);
    }

    private void setTimer(long nanos) {
        Executor timer = CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run);
        timer.execute(this::check);
    }

    private void check() {
        do {
            Deadline next = firstToCome();
            if (next != null) {
                setTimer(Math.max(1, next.atNanos() - System.nanoTime()));
                return;
            }
            timerSet.set(false);
        } while (!pending.isEmpty() && timerSet.compareAndSet(false, true));
    }

    /** Drops completed answers and fails late ones, up to the first that is still in time; null if there is none. */
    private @Nullable Deadline firstToCome() {
        for (Deadline next = pending.peek(); next != null; next = pending.peek()) {
            if (!next.answer().isDone()) {
                if (next.atNanos() - System.nanoTime() > 0) {
                    return next;
                }
                next.answer().completeExceptionally(missed(within, null));
            }
            pending.remove();
        }
        return null;
    }
}
