package io.github.ariadne4j.callflow.ownership;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.Ownership;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store of leases with answers to renewals that a test sets. */
final class FakeOwnership implements Ownership {
    CompletableFuture<Renewal> next = CompletableFuture.completedFuture(Renewal.KEPT);

    @Override
    public Duration lease() {
        return Duration.ofSeconds(5);
    }

    @Override
    public CompletionStage<Long> acquire(CallOrigin origin) {
        return CompletableFuture.completedStage(1L);
    }

    @Override
    public CompletionStage<OptionalLong> takeOver(CallOrigin origin) {
        return CompletableFuture.completedStage(OptionalLong.empty());
    }

    @Override
    public CompletionStage<Renewal> renew(CallOrigin origin, long epoch) {
        return next;
    }

    @Override
    public CompletionStage<Void> release(CallOrigin origin, long epoch) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<List<CallOrigin>> abandoned() {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public CompletionStage<Optional<Instant>> lastSeen(CallOrigin origin) {
        return CompletableFuture.completedStage(Optional.empty());
    }
}
