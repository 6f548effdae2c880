package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.dashboard.DrainAction;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.examples.b2bua.status.Health;
import io.github.ariadne4j.examples.b2bua.status.UnavailabilityReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Returns new calls to the dialplan from the request on, and requests the end of the application once it has no live call and no
 * waiting CDR, or at a time limit. Of several limits the earliest counts. Any thread.
 */
final class Drain implements DrainAction {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration UNLIMITED = Duration.ofNanos(Long.MAX_VALUE);

    private final Shutdown shutdown;
    private final Health health;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable CallEngine engine;

    Drain(Shutdown shutdown, Health health) {
        this.shutdown = shutdown;
        this.health = health;
    }

    /** Sets the engine whose calls are waited for. A drain before that ends the application at once. */
    void watch(CallEngine calls) {
        engine = calls;
    }

    @Override
    public void begin(@Nullable Duration within) {
        CallEngine calls = engine;
        if (calls == null) {
            shutdown.ask("drained before the first call");
            return;
        }
        if (begun.compareAndSet(false, true)) {
            begin(calls);
        }
        if (within != null) {
            CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> shutdown.ask("drained for " + within.toSeconds() + " s"));
        }
    }

    private void begin(CallEngine calls) {
        LOG.info("draining: new calls are returned to the dialplan; waiting for {} live calls", calls.activeCalls());
        health.isDown(new UnavailabilityReason("ending", "the application drains: it ends after its last call"));
        calls.handBack();
        Thread waiting = new Thread(() -> awaitLastCall(calls), "drain");
        waiting.setDaemon(true);
        waiting.start();
    }

    private void awaitLastCall(CallEngine calls) {
        try {
            calls.awaitIdle(UNLIMITED);
            shutdown.ask("drained");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
