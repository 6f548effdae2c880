package io.github.ariadne4j.callflow.session;

import io.github.ariadne4j.callflow.call.CallOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A port for the ownership of the calls of an application on one Asterisk. The owner is the process with the highest epoch. It
 * holds a lease that it renews; when the lease expires another process may take over. Writes of sessions have the epoch, and a
 * store refuses those of earlier ones. Methods must not block and may be called on any thread; stages fail with a
 * {@link SessionStoreException}, and complete on the store's threads.
 */
public interface Ownership {
    /** The length of a lease. */
    Duration lease();

    /** Becomes the owner in place of any other, as a process does that starts with this name; completes with its epoch. */
    CompletionStage<Long> acquire(CallOrigin origin);

    /** Becomes the owner if there is no valid lease; completes with the epoch, or empty if another process has it. */
    CompletionStage<OptionalLong> takeOver(CallOrigin origin);

    /** Renews the lease, also one that has expired or was lost by the store, unless there is a later owner. */
    CompletionStage<Renewal> renew(CallOrigin origin, long epoch);

    /** The outcome of a renewal. */
    enum Renewal {
        /** The lease was valid and is renewed. */
        KEPT,
        /** The store had no lease: it was wiped, or not available for longer than a lease. Its data may be lost. */
        RESTORED,
        /** An owner with a later epoch has the calls. */
        LOST
    }

    /** Releases the lease, so that another process may take over at once. */
    CompletionStage<Void> release(CallOrigin origin, long epoch);

    /** The origins without an owner that have calls, live or ended, in the store. */
    CompletionStage<List<CallOrigin>> abandoned();

    /**
     * The time at which the lease was last renewed or released by any owner, by the store's clock; until then its calls were
     * watched. A new owner changes it only with its first renewal.
     */
    CompletionStage<Optional<Instant>> lastSeen(CallOrigin origin);

    /**
     * Notes the Asterisk that the owner of these calls serves; completes once it is noted. Default: notes nothing. Then neither
     * two servers with one identity are distinguished, nor a server that is gone from one that is not available.
     */
    default CompletionStage<Void> serve(CallOrigin origin, ServedAsterisk asterisk) {
        return CompletableFuture.completedStage(null);
    }

    /** The Asterisk that the last owner noted; empty if none did. Default: empty. */
    default CompletionStage<Optional<ServedAsterisk>> served(CallOrigin origin) {
        return CompletableFuture.completedStage(Optional.empty());
    }
}
