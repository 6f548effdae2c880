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

/** Whether and when a request of the client itself is sent again. */
final class Retry {
    /** After the pause; on a thread of the JVM, so what it runs must be quick. */
    static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private Retry() {}

    /** Not if Asterisk has read the request and declined. */
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
