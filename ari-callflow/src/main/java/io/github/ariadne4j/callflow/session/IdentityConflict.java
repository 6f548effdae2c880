package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether the owner of an application's calls runs against another Asterisk with the same identity: it has noted a server
 * with another start time, and its lease is renewed during the length of a lease. Writes nothing to the store. Blocks; used by
 * one thread.
 */
public final class IdentityConflict {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(IdentityConflict.class);

    private final Ownership owners;
    private final LongSupplier nanos;
    private final Runnable pause;

    /** With the system's clock. */
    public IdentityConflict(Ownership owners) {
        this(owners, System::nanoTime, () -> LockSupport.parkNanos(LOOK_EVERY.toNanos()));
    }

    /**
     * With another clock.
     *
     * @param owners the owners of calls
     * @param nanos the clock, in nanoseconds
     * @param pause waits between two looks
     */
    public IdentityConflict(Ownership owners, LongSupplier nanos, Runnable pause) {
        this.owners = owners;
        this.nanos = nanos;
        this.pause = pause;
    }

    /**
     * The other server; empty if there is none, if its owner's lease is not renewed, or if its owner meanwhile notes that it
     * serves this one, restarted. Returns at once if no other server is noted, and within two leases otherwise.
     *
     * @param ours the server that reports this identity to this instance
     * @throws SessionStoreException if the store does not answer
     */
    public Optional<ServedAsterisk> find(CallOrigin origin, ServedAsterisk ours) {
        return another(origin, ours).isPresent() ? watched(origin, ours) : Optional.empty();
    }

    private Optional<ServedAsterisk> another(CallOrigin origin, ServedAsterisk ours) {
        return done(owners.served(origin)).filter(ours::hasAnotherStartThan);
    }

    private Optional<ServedAsterisk> watched(CallOrigin origin, ServedAsterisk ours) {
        LOG.warn(
                "the owner of the calls of {} serves an Asterisk that was started at another time; watching its lease",
                origin);
        long lease = owners.lease().toNanos();
        long begun = nanos.getAsLong();
        long renewed = begun;
        Optional<Instant> seen = done(owners.lastSeen(origin));
        Optional<ServedAsterisk> other = another(origin, ours);
        while (other.isPresent() && nanos.getAsLong() - renewed < lease && renewed - begun < lease) {
            pause.run();
            Optional<Instant> now = done(owners.lastSeen(origin));
            if (!now.equals(seen)) {
                seen = now;
                renewed = nanos.getAsLong();
            }
            other = another(origin, ours);
        }
        return renewed - begun < lease ? Optional.empty() : other;
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
