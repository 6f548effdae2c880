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
 * The deadlines of answers that may take equally long. They pass in the order in which they were set, so one timer serves all
 * of them: an answer that comes in time wakes no thread. An answer is referred to until its deadline has passed. Safe on any
 * thread; futures fail on the timer thread of the JDK's {@code CompletableFuture}.
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

    /** Those of answers that may take this long. */
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

    /** Drops what is answered and fails what is late, up to the first that still has time; null if there is none. */
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
