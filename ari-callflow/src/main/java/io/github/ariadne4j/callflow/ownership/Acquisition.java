package io.github.ariadne4j.callflow.ownership;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.DuplicateIdentityException;
import io.github.ariadne4j.callflow.session.IdentityConflict;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The acquisition of the calls of an application on its Asterisk by a starting instance. Calls of an earlier instance on the same
 * server are taken at once, as that instance is being replaced. An owner on a server with another start time may be running
 * against another server with the same identity: its lease is watched for the length of a lease, and the start is refused if it
 * is renewed. Blocks; used by one thread.
 */
public final class Acquisition {
    private final Ownership owners;
    private final IdentityConflict conflict;

    /** With the system's clock. */
    public Acquisition(Ownership owners) {
        this(owners, new IdentityConflict(owners));
    }

    Acquisition(Ownership owners, IdentityConflict conflict) {
        this.owners = owners;
        this.conflict = conflict;
    }

    /**
     * Becomes the owner.
     *
     * @param ours the server that reports this identity to this instance
     * @return the epoch
     * @throws DuplicateIdentityException if an owner is running against another server of this identity
     * @throws io.github.ariadne4j.callflow.session.SessionStoreException if the store does not answer
     */
    public long of(CallOrigin origin, ServedAsterisk ours) {
        OptionalLong free = done(owners.takeOver(origin));
        if (free.isEmpty()) {
            conflict.find(origin, ours).ifPresent(other -> {
                throw new DuplicateIdentityException(
                        origin, "at " + other.address() + ", started " + other.startedAt());
            });
        }
        long epoch = free.isPresent() ? free.getAsLong() : done(owners.acquire(origin));
        done(owners.serve(origin, ours));
        return epoch;
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
