package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.FailureReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The retry rule for requests that the client itself makes. */
final class Retry {
    /** Runs a task after 1 s, on a shared thread of the JVM: the task must be short. */
    static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private Retry() {}

    /** False if Asterisk has answered the request with a rejection. */
    static boolean isWorthwhile(@Nullable Throwable error) {
        Throwable cause = unwrapped(error);
        return !(cause instanceof AriRejectedException
                || cause instanceof AriNotFoundException
                || cause instanceof AriConflictException);
    }

    static String reason(@Nullable Throwable error) {
        Throwable cause = unwrapped(error);
        return cause == null ? "" : FailureReason.of(cause);
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
