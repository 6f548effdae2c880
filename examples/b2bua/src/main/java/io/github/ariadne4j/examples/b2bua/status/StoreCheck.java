package io.github.ariadne4j.examples.b2bua.status;

import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Checks whether a store answers: at most once a second however often it is called, and not while the last answer is missing. Waits for
 * a second at most.
 */
public final class StoreCheck implements HealthCheck {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String name;
    private final String store;
    private final Supplier<CompletionStage<Void>> ping;
    private final LongSupplier nanos;
    private CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);
    private long askedAt;

    /**
     * A check of a store.
     *
     * @param name the name of its reason
     * @param store the store's name in the detail
     * @param ping completes when the store answers
     * @param nanos the time
     */
    public StoreCheck(String name, String store, Supplier<CompletionStage<Void>> ping, LongSupplier nanos) {
        this.name = name;
        this.store = store;
        this.ping = ping;
        this.nanos = nanos;
        this.askedAt = nanos.getAsLong() - FRESH.toNanos();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<UnavailabilityReason> reasons() {
        try {
            latest().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return List.of();
        } catch (TimeoutException e) {
            return said(store + " does not answer");
        } catch (ExecutionException e) {
            return said(store + " fails: " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return said("the check of " + store + " was interrupted");
        }
    }

    private List<UnavailabilityReason> said(String detail) {
        return List.of(new UnavailabilityReason(name, detail));
    }

    private synchronized CompletableFuture<Void> latest() {
        if (asked.isDone() && nanos.getAsLong() - askedAt >= FRESH.toNanos()) {
            askedAt = nanos.getAsLong();
            asked = ask();
        }
        return asked;
    }

    private CompletableFuture<Void> ask() {
        try {
            return ping.get().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String reason(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof ExecutionException || thrown instanceof CompletionException;
        return wrapper && cause != null ? reason(cause) : DisplayText.of(Ports.why(thrown));
    }
}
