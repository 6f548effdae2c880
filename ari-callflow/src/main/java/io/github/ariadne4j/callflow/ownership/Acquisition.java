package io.github.ariadne4j.callflow.ownership;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.DuplicateIdentityException;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a starting instance becomes the owner of the calls of its application on its Asterisk. It takes them from an earlier instance
 * on the same server at once, as that one is being replaced. An owner on a server that was started at another time may be at work on
 * another server with the same identity: its lease is watched, and this start is refused if it is renewed for as long as a lease
 * lasts. Blocks; used by one thread.
 */
public final class Acquisition {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(Acquisition.class);

    private final Ownership owners;
    private final LongSupplier nanos;
    private final Runnable pause;

    /** By the system's clock. */
    public Acquisition(Ownership owners) {
        this(owners, System::nanoTime, () -> LockSupport.parkNanos(LOOK_EVERY.toNanos()));
    }

    Acquisition(Ownership owners, LongSupplier nanos, Runnable pause) {
        this.owners = owners;
        this.nanos = nanos;
        this.pause = pause;
    }

    /**
     * Becomes the owner.
     *
     * @param ours the server that reports this identity to us
     * @return the epoch
     * @throws DuplicateIdentityException if an owner is at work on another server of this identity
     * @throws io.github.ariadne4j.callflow.session.SessionStoreException if the store cannot be asked
     */
    public long of(CallOrigin origin, ServedAsterisk ours) {
        OptionalLong free = done(owners.takeOver(origin));
        if (free.isEmpty() && isOnAnother(origin, ours)) {
            awaitEndOf(origin, ours);
        }
        long epoch = free.isPresent() ? free.getAsLong() : done(owners.acquire(origin));
        done(owners.serve(origin, ours));
        return epoch;
    }

    private boolean isOnAnother(CallOrigin origin, ServedAsterisk ours) {
        return done(owners.served(origin)).filter(ours::hasAnotherStartThan).isPresent();
    }

    /** Until the lease is renewed no more, or its owner has found that the server is the same one, restarted. */
    private void awaitEndOf(CallOrigin origin, ServedAsterisk ours) {
        LOG.warn(
                "the owner of the calls of {} serves an Asterisk that was started at another time; watching its lease",
                origin);
        long lease = owners.lease().toNanos();
        long begun = nanos.getAsLong();
        long renewed = begun;
        Optional<Instant> seen = done(owners.lastSeen(origin));
        while (nanos.getAsLong() - renewed < lease && isOnAnother(origin, ours)) {
            pause.run();
            Optional<Instant> now = done(owners.lastSeen(origin));
            if (!now.equals(seen)) {
                seen = now;
                renewed = nanos.getAsLong();
                if (renewed - begun >= lease && isOnAnother(origin, ours)) {
                    throw new DuplicateIdentityException(origin, descriptionOf(origin));
                }
            }
        }
    }

    private String descriptionOf(CallOrigin origin) {
        return done(owners.served(origin))
                .map(other -> "at " + other.address() + ", started " + other.startedAt())
                .orElse("unknown");
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
