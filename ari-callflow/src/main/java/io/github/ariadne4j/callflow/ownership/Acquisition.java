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
 * How a starting instance becomes the owner of the calls of its application on its Asterisk. It takes them from an earlier instance
 * on the same server at once, as that one is being replaced. An owner on a server that was started at another time may be at work on
 * another server with the same identity: its lease is watched, and this start is refused if it is renewed for as long as a lease
 * lasts. Blocks; used by one thread.
 */
public final class Acquisition {
    private final Ownership owners;
    private final IdentityConflict conflict;

    /** By the system's clock. */
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
     * @param ours the server that reports this identity to us
     * @return the epoch
     * @throws DuplicateIdentityException if an owner is at work on another server of this identity
     * @throws io.github.ariadne4j.callflow.session.SessionStoreException if the store cannot be asked
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
