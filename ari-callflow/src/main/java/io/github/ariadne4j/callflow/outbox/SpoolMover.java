package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the store could not take waits in the spool until the store takes it, so that the call's leases are given back as
 * well; its record goes to the database at once. Safe on any thread.
 */
final class SpoolMover {
    private static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(SpoolMover.class);

    private final CallStore store;
    private final SessionSpool spool;
    private final RecordWriter writer;
    private final Duration patience;
    private final Set<CallId> moving = ConcurrentHashMap.newKeySet();

    /** The calls in the spool whose records the database has. */
    private final Set<CallId> written = ConcurrentHashMap.newKeySet();

    SpoolMover(CallStore store, SessionSpool spool, RecordWriter writer, Duration patience) {
        this.store = store;
        this.spool = spool;
        this.writer = writer;
        this.patience = patience;
    }

    /** Takes a session that the store did not take. */
    CompletionStage<Void> take(CallSession ended) {
        return Ports.ask(() -> spool.append(ended))
                .handle((done, error) -> error)
                .thenCompose(error -> error == null ? writeSpooled(ended) : withoutSpool(ended, Ports.reason(error)));
    }

    private CompletionStage<Void> withoutSpool(CallSession ended, Throwable why) {
        LOG.error(
                "the record of call {} is in memory only until the database has it: {}", ended.id(), why.getMessage());
        return writer.writeUnheard(ended).thenApply(safe -> null);
    }

    private CompletionStage<Void> writeSpooled(CallSession ended) {
        if (written.contains(ended.id())) {
            return CompletableFuture.completedStage(null);
        }
        return writer.writeAlone(ended).thenAccept(inDatabase -> {
            if (inDatabase) {
                written.add(ended.id());
            }
        });
    }

    /**
     * Brings what the spool holds, of this life and of earlier ones, into the store, or else into the database.
     *
     * @param epoch the life that does it; the store takes nothing from earlier ones
     */
    void move(long epoch) {
        if (writer.hasRoomFor(AT_ONCE)) {
            spool.left(written.size() + AT_ONCE).stream()
                    .filter(ended -> moving.add(ended.id()))
                    .forEach(ended -> move(ended.ownedBy(ended.owner().at(epoch))));
        }
    }

    private void move(CallSession ended) {
        Ports.ask(patience, () -> store.end(ended))
                .thenCompose(inStore -> spool.done(ended.id()))
                .handle((done, error) -> error)
                .thenCompose(error -> error == null ? moved(ended) : writeSpooled(ended))
                .whenComplete((done, error) -> moving.remove(ended.id()));
    }

    private CompletionStage<Void> moved(CallSession ended) {
        written.remove(ended.id());
        return writer.write(ended).thenApply(safe -> null);
    }
}
