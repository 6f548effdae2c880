package io.github.ariadne4j.examples.b2bua.lifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The request to end the application, with its reason. The first request counts, later ones have no effect. Any thread. */
public final class Shutdown {
    private final CompletableFuture<String> asked = new CompletableFuture<>();

    /** Requests the end without a failure, as a signal does. */
    public void ask(String why) {
        asked.complete(why);
    }

    /** Requests the end because of a failure, which {@link #await()} then throws. */
    public void fail(RuntimeException why) {
        asked.completeExceptionally(why);
    }

    /** Whether the end was requested. */
    public boolean isAsked() {
        return asked.isDone();
    }

    /** Waits until the end is requested; returns the reason. */
    public String await() throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    /** Waits at most this long; returns whether the end was requested. */
    public boolean await(Duration atMost) throws InterruptedException {
        try {
            asked.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }
}
