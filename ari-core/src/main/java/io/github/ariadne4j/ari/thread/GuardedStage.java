package io.github.ariadne4j.ari.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The stage that requests return, and its dependent stages. It may be joined on a virtual or platform thread. Joined on
 * an {@link EventThread} before it is complete, it throws {@link IllegalStateException} at once, instead of a deadlock.
 *
 * @param <T> the result
 */
public final class GuardedStage<T extends @Nullable Object> extends CompletableFuture<T> {
    private GuardedStage() {}

    /** A stage with the same result for callers: completing it does not complete the request. */
    public static <T extends @Nullable Object> CompletionStage<T> of(CompletionStage<T> request) {
        GuardedStage<T> guarded = new GuardedStage<>();
        request.whenComplete((result, error) -> {
            if (error == null) {
                guarded.complete(result);
            } else {
                guarded.completeExceptionally(unwrapped(error));
            }
        });
        return guarded;
    }

    private static Throwable unwrapped(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        return new GuardedStage<>();
    }

    /** A separate future, so that a caller that cancels or completes it does not change the result of others. */
    @Override
    public CompletableFuture<T> toCompletableFuture() {
        return copy();
    }

    @Override
    public T join() {
        refuseToWait();
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        refuseToWait();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        refuseToWait();
        return super.get(timeout, unit);
    }

    private void refuseToWait() {
        if (EventThread.isCurrent() && !isDone()) {
            throw new IllegalStateException("thread " + Thread.currentThread().getName()
                    + " receives events and answers, so waiting on it for an answer would be a deadlock; chain with"
                    + " thenCompose or whenComplete, or wait on another thread");
        }
    }
}
