package io.github.ariadne4j.callflow.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** How a port is asked that others implement: whatever it throws comes out of the stage. */
public final class Ports {
    private Ports() {}

    /** Asks; what the port throws at once becomes a failed stage. */
    public static <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> port) {
        try {
            return port.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** What the port said, without the wrapping of stages. */
    public static Throwable reason(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }
}
