package io.github.ariadne4j.examples.b2bua.lifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the application is to end, and why. The first request counts, later ones change nothing. Any thread. */
public final class Shutdown {
    private final CompletableFuture<String> asked = new CompletableFuture<>();

    /** Asks for the end, as a signal does: nothing is wrong. */
    public void ask(String why) {
        asked.complete(why);
    }

    /** Asks for the end because nothing can go on; {@link #await()} then throws this. */
    public void fail(RuntimeException why) {
        asked.completeExceptionally(why);
    }

    /** Whether the end was asked for. */
    public boolean isAsked() {
        return asked.isDone();
    }

    /** Waits until the end is asked for; says why. */
    public String await() throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    /** Waits at most this long; says whether the end was asked for. */
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
