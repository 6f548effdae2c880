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
 * Who owns the calls of an application on one Asterisk: the process that got the highest epoch. An owner holds a
 * lease that it renews; when the lease ends another may take over. Writes of sessions carry the epoch, and a store refuses
 * those of earlier ones. Methods never block; stages fail with a {@link SessionStoreException}, and complete on the store's
 * threads.
 */
public interface Ownership {
    /** How long a lease lasts. */
    Duration lease();

    /** Becomes the owner in the place of any other, as a process does that starts with this name; completes with its epoch. */
    CompletionStage<Long> acquire(CallOrigin origin);

    /** Becomes the owner if no lease lasts; completes with the epoch, or with nothing if another was faster. */
    CompletionStage<OptionalLong> takeOver(CallOrigin origin);

    /** Prolongs the lease, also one that has run out or was lost by the store, unless there is a later owner. */
    CompletionStage<Renewal> renew(CallOrigin origin, long epoch);

    /** How a renewal went. */
    enum Renewal {
        /** The lease lasted, and lasts on. */
        KEPT,
        /** The store knew of no lease: it was wiped, or away for longer than one. What it had may be lost. */
        RESTORED,
        /** An owner with a later epoch has the calls now. */
        LOST
    }

    /** Gives the lease back, so that another may take over at once. */
    CompletionStage<Void> release(CallOrigin origin, long epoch);

    /** Those without an owner of which calls, live or ended, are in the store. */
    CompletionStage<List<CallOrigin>> abandoned();

    /**
     * When the lease was renewed last or given back, by the store's clock, by any owner; until then its calls were
     * watched. It stays as it is when another becomes the owner, until that one renews for the first time.
     */
    CompletionStage<Optional<Instant>> lastSeen(CallOrigin origin);

    /**
     * Notes which Asterisk the owner of these calls serves; completes when it is noted. An implementation without this notes nothing:
     * then neither two servers with one identity are told apart, nor a server that is gone from one that is away.
     */
    default CompletionStage<Void> serve(CallOrigin origin, ServedAsterisk asterisk) {
        return CompletableFuture.completedStage(null);
    }

    /** Which Asterisk the last owner that noted one serves, or served. */
    default CompletionStage<Optional<ServedAsterisk>> served(CallOrigin origin) {
        return CompletableFuture.completedStage(Optional.empty());
    }
}
