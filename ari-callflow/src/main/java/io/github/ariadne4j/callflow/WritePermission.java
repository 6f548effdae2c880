package io.github.ariadne4j.callflow;

import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Checks whether the ARI user may write: once at the start, and again in the background with each request for the health of the
 * engine, as {@code ari.conf} can change while sockets stay open. Any thread.
 */
final class WritePermission {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int FORBIDDEN = 403;

    private final Supplier<CompletionStage<Boolean>> asterisk;
    private final LongSupplier nanos;
    private final AtomicLong askedAt;
    private volatile boolean denied;

    /**
     * Sends no request yet.
     *
     * @param asterisk requests the permission from Asterisk
     * @param nanos the time in nanoseconds
     */
    WritePermission(Supplier<CompletionStage<Boolean>> asterisk, LongSupplier nanos) {
        this.asterisk = asterisk;
        this.nanos = nanos;
        this.askedAt = new AtomicLong(nanos.getAsLong());
    }

    /**
     * Requests the permission and waits for the answer.
     *
     * @throws AriException if the user may only read, or Asterisk does not answer
     */
    void require() {
        boolean granted;
        try {
            granted = asterisk.get().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AriException known ? known : e;
        }
        if (!granted) {
            throw new AriRejectedException(
                    "the ARI user may only read, and calls are answered, dialled and hung up through it: set read_only = no for"
                            + " it in ari.conf",
                    FORBIDDEN);
        }
    }

    /** Whether the latest answer was a refusal. If that answer is older than 10 s, requests a new one for the next call. */
    boolean isDenied() {
        long now = nanos.getAsLong();
        long before = askedAt.get();
        if (now - before >= FRESH.toNanos() && askedAt.compareAndSet(before, now)) {
            asterisk.get().whenComplete((granted, error) -> {
                if (error == null) {
                    denied = !granted;
                }
            });
        }
        return denied;
    }
}
