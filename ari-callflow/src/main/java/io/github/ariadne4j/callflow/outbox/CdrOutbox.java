package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.cdr.CdrRefusedException;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.machine.CdrAssembler;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.callflow.store.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of ended calls to where they are durable. The ended session in the store is the outbox: it is written
 * first, and removed once the record is committed, so a crash in between writes the record once more, which changes nothing.
 * While the database is away no more than a bounded number of records is held in memory; the rest waits in the store. A store
 * that is away is replaced by the spool. Safe on any thread.
 */
public final class CdrOutbox {
    /** How many records may be on their way at once: some batches of a sink, and little memory. */
    private static final int MOST_UNDER_WAY = 4_000;

    private static final int READ_AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(CdrOutbox.class);

    private final CallStore store;
    private final SessionSpool spool;
    private final CdrSink cdrs;
    private final Duration patience;
    private final EndedSessions endedSessions;
    private final Set<CallId> underWay = ConcurrentHashMap.newKeySet();

    /** What of the spool is on its way into the store, and what of it the database has already. */
    private final Set<CallId> moving = ConcurrentHashMap.newKeySet();

    private final Set<CallId> written = ConcurrentHashMap.newKeySet();

    /** Whether the store holds ended sessions that are not under way; at first nobody knows. */
    private volatile boolean more = true;

    private volatile boolean reading;

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
        this.spool = spool;
        this.cdrs = cdrs;
        this.patience = patience;
        this.endedSessions = new EndedSessions(store, patience);
    }

    /** Takes an ended call over; completes once its record is safe: committed, or kept where a crash does not reach it. */
    public CompletionStage<Void> take(CallSession ended) {
        return Ports.ask(patience, () -> store.end(ended))
                .handle((done, error) -> error)
                .thenCompose(error -> error == null ? afterStore(ended) : withoutStore(ended, error));
    }

    private CompletionStage<Void> afterStore(CallSession ended) {
        if (underWay.size() >= MOST_UNDER_WAY) {
            more = true;
            return CompletableFuture.completedStage(null);
        }
        return write(ended);
    }

    private CompletionStage<Void> withoutStore(CallSession ended, Throwable error) {
        Throwable why = Ports.reason(error);
        if (why instanceof StaleOwnerException) {
            LOG.warn("the record of call {} is its new owner's: {}", ended.id(), why.getMessage());
            return CompletableFuture.completedStage(null);
        }
        LOG.warn("could not end the session of call {}, so it goes to the spool: {}", ended.id(), why.getMessage());
        return Ports.ask(() -> spool.append(ended))
                .handle((done, failed) -> failed)
                .thenCompose(failed -> {
                    if (failed == null) {
                        return writeSpooled(ended);
                    }
                    LOG.error(
                            "the record of call {} is in memory only until the database has it: {}",
                            ended.id(),
                            Ports.reason(failed).getMessage());
                    return write(ended);
                });
    }

    /** The database may have it at once; the spool keeps it until the store has it as well, and gave back what it held. */
    private CompletionStage<Void> writeSpooled(CallSession ended) {
        if (written.contains(ended.id()) || !underWay.add(ended.id())) {
            return CompletableFuture.completedStage(null);
        }
        return Ports.ask(() -> cdrs.write(CdrAssembler.assemble(ended))).handle((done, error) -> {
            underWay.remove(ended.id());
            if (error == null) {
                written.add(ended.id());
            }
            return null;
        });
    }

    /** The same call twice at once is one. A record that the sink has no room for stays where it is. */
    private CompletionStage<Void> write(CallSession ended) {
        if (!underWay.add(ended.id())) {
            return CompletableFuture.completedStage(null);
        }
        return Ports.ask(() -> cdrs.write(CdrAssembler.assemble(ended)))
                .handle((done, error) -> error == null ? committed(ended) : notWritten(ended, Ports.reason(error)))
                .thenCompose(step -> step)
                .whenComplete((done, error) -> underWay.remove(ended.id()));
    }

    private CompletionStage<Void> committed(CallSession ended) {
        return endedSessions.remove(ended.origin(), ended.id());
    }

    private CompletionStage<Void> notWritten(CallSession ended, Throwable why) {
        if (why instanceof CdrRefusedException) {
            LOG.error("no database takes the record of call {}, so it is buried: {}", ended.id(), why.getMessage());
            return Ports.ask(patience, () -> store.sessions().bury(ended, String.valueOf(why.getMessage())))
                    .exceptionally(error -> stays(ended, Ports.reason(error)));
        }
        stays(ended, why);
        return CompletableFuture.completedStage(null);
    }

    private Void stays(CallSession ended, Throwable why) {
        more = true;
        LOG.warn("the record of call {} is written later: {}", ended.id(), why.getMessage());
        return null;
    }

    /**
     * Brings what the spool holds, of this life and of earlier ones, into the store, or else into the database.
     *
     * @param epoch the life that does it; the store takes nothing from earlier ones
     */
    public void readSpool(long epoch) {
        if (underWay.size() < MOST_UNDER_WAY) {
            spool.left(READ_AT_ONCE).stream()
                    .filter(ended -> moving.add(ended.id()))
                    .forEach(ended -> move(ended.ownedBy(ended.owner().at(epoch))));
        }
    }

    private void move(CallSession ended) {
        Ports.ask(patience, () -> store.end(ended))
                .thenCompose(inStore -> spool.done(ended.id()))
                .handle((done, error) -> error)
                .thenCompose(error -> {
                    if (error != null) {
                        return writeSpooled(ended);
                    }
                    written.remove(ended.id());
                    return write(ended);
                })
                .whenComplete((done, error) -> moving.remove(ended.id()));
    }

    /** Reads on from the store what waits there, for as long as there is room. */
    public void readOn(CallOrigin origin) {
        if (!more || underWay.size() >= MOST_UNDER_WAY) {
            return;
        }
        reading = true;
        more = false;
        int most = underWay.size() + READ_AT_ONCE;
        SessionStore sessions = store.sessions();
        Ports.ask(() -> sessions.ended(origin, most)).whenComplete((ended, error) -> {
            if (error != null) {
                more = true;
                LOG.warn(
                        "could not read the ended sessions: {}",
                        Ports.reason(error).getMessage());
            } else {
                writeRead(origin, ended, most);
            }
            reading = false;
        });
    }

    private void writeRead(CallOrigin origin, List<CallSession> ended, int most) {
        List<CompletableFuture<Void>> written = ended.stream()
                .map(session -> write(session).toCompletableFuture())
                .toList();
        if (ended.size() >= most) {
            more = true;
            CompletableFuture.allOf(written.toArray(CompletableFuture<?>[]::new))
                    .whenComplete((done, error) -> readOn(origin));
        }
    }

    /** Whether nothing is under way and nothing is known to wait. */
    public boolean isEmpty() {
        return !more && !reading && underWay.isEmpty();
    }

    /** Removes again what could not be removed. */
    public void retryRemovals() {
        endedSessions.retry();
    }

    /** Looks again, even where nothing is known to wait. */
    public void lookAgain() {
        more = true;
    }
}
