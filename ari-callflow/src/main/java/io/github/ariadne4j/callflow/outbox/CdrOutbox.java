package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of ended calls to where they are durable. The ended session in the store is the outbox: it is written
 * first, and removed once the record is committed, so a crash in between writes the record once more, which changes nothing.
 * While the database is away no more than a bounded number of records is held in memory; the rest waits in the store. A store
 * that is away is replaced by the spool. Safe on any thread.
 */
public final class CdrOutbox {
    private static final Logger LOG = LoggerFactory.getLogger(CdrOutbox.class);

    private final CallStore store;
    private final Duration patience;
    private final EndedSessions endedSessions;
    private final RecordWriter writer;
    private final StoreBacklog backlog;
    private final SpoolMover spooled;

    /**
     * An outbox between these.
     *
     * @param store where ended sessions wait
     * @param spool where they go when the store does not take them
     * @param cdrs where their records go
     * @param patience until a store that says nothing is taken as one that is away
     */
    public CdrOutbox(CallStore store, SessionSpool spool, CdrSink cdrs, Duration patience) {
        this.store = store;
        this.patience = patience;
        this.endedSessions = new EndedSessions(store, patience);
        this.writer = new RecordWriter(store, cdrs, endedSessions, patience);
        this.backlog = new StoreBacklog(store, writer, patience);
        this.spooled = new SpoolMover(store, spool, writer, patience);
    }

    /** Takes an ended call over; completes once its record is safe: committed, or kept where a crash does not reach it. */
    public CompletionStage<Void> take(CallSession ended) {
        return Ports.ask(patience, () -> store.end(ended))
                .handle((done, error) -> error)
                .thenCompose(error -> error == null ? inStore(ended) : notInStore(ended, Ports.reason(error)));
    }

    private CompletionStage<Void> inStore(CallSession ended) {
        if (!writer.hasRoomFor(1)) {
            backlog.grows();
            return CompletableFuture.completedStage(null);
        }
        return backlog.write(ended).thenApply(safe -> null);
    }

    private CompletionStage<Void> notInStore(CallSession ended, Throwable why) {
        if (why instanceof StaleOwnerException) {
            LOG.warn("the record of call {} is its new owner's: {}", ended.id(), why.getMessage());
            return CompletableFuture.completedStage(null);
        }
        LOG.warn("could not end the session of call {}, so it goes to the spool: {}", ended.id(), why.getMessage());
        return spooled.take(ended);
    }

    /**
     * Brings what the spool holds, of this life and of earlier ones, into the store, or else into the database.
     *
     * @param epoch the life that does it; the store takes nothing from earlier ones
     */
    public void readSpool(long epoch) {
        spooled.move(epoch);
    }

    /** Reads on from the store what waits there, for as long as there is room. */
    public void readOn(CallOrigin origin) {
        backlog.readOn(origin);
    }

    /** Whether nothing is under way and nothing is known to wait. */
    public boolean isEmpty() {
        return backlog.isEmpty() && writer.isIdle();
    }

    /** Removes again what could not be removed. */
    public void retryRemovals() {
        endedSessions.retry();
    }

    /** Looks again, even where nothing is known to wait. */
    public void lookAgain() {
        backlog.grows();
    }
}
