package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.outbox.Repetition.Outcome;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of ended calls to where they are durable. The ended session in the store is the outbox: it is written
 * first, and removed once the record is committed, so a crash in between writes the record once more, which changes nothing.
 * While the database is away no more than a bounded number of records is held in memory; the rest waits in the store. A store
 * that is away is replaced by the spool, and what waits there needs next to no memory. Safe on any thread, and holds up none: its
 * own thread, a daemon, lives from {@link #start} to {@link #close}.
 */
public final class CdrOutbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CdrOutbox.class);

    /** How often the store is asked although nothing is known to wait there. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final Duration patience;
    private final EndedSessions endedSessions;
    private final RecordWriter writer;
    private final StoreBacklog backlog;
    private final SpooledRecords records;
    private final SpoolMover spooled;
    private final ScheduledThreadPoolExecutor thread = thread();

    /**
     * An outbox between these.
     *
     * @param store where ended sessions wait
     * @param spool where they go when the store does not take them
     * @param cdrs where their records go
     * @param patience until a store that says nothing is taken as one that is away
     */
    public CdrOutbox(CallStore store, SessionSpool spool, CdrSink cdrs, Duration patience) {
        this.patience = patience;
        this.endedSessions = new EndedSessions(store, patience);
        this.writer = new RecordWriter(store, cdrs, endedSessions, patience);
        this.backlog = new StoreBacklog(store, writer, patience);
        this.records = new SpooledRecords(spool, writer);
        this.spooled = new SpoolMover(store, spool, writer, records, backlog::grows, patience);
    }

    /**
     * Takes an ended call over; completes once its record is safe: committed, or kept where a crash does not reach it.
     *
     * @param failure why the store has not taken the ended session; null if it has
     */
    public CompletionStage<Void> take(CallSession ended, @Nullable Throwable failure) {
        return failure == null ? inStore(ended) : notInStore(ended, failure);
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
            LOG.warn("the record of call {} is its new owner's: {}", ended.id(), Ports.why(why));
            return CompletableFuture.completedStage(null);
        }
        LOG.warn("could not end the session of call {}, so it goes to the spool: {}", ended.id(), Ports.why(why));
        return spooled.take(ended);
    }

    /**
     * Begins to bring on what waits: in the spool, left by this instance and by earlier ones, and in the store. It does so part
     * by part on the outbox's own thread, which alone waits for the disk; while store or database are away it tries ever more
     * slowly.
     *
     * @param epoch of this instance; the store takes nothing from earlier ones
     * @param origin whose ended sessions are read from the store
     * @return completes once the store has what was in the spool; at the latest when the store does not take it, or after
     *     the time in which a store has to answer. Until then the store may list ended calls as live
     */
    public CompletionStage<Void> start(long epoch, CallOrigin origin) {
        CompletableFuture<Void> moved = new CompletableFuture<>();
        repeat(() -> Ports.ask(() -> spooled.move(epoch)).whenComplete((outcome, error) -> {
            if (outcome != Outcome.MORE) {
                moved.complete(null);
            }
        }));
        repeat(records::writeOn);
        repeat(endedSessions::retry);
        thread.scheduleWithFixedDelay(
                backlog::grows, LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        return moved.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> repeat(() -> backlog.readOn(origin)));
    }

    private void repeat(Supplier<CompletionStage<Outcome>> step) {
        new Repetition(thread, step).begin();
    }

    /** What waits now. */
    public OutboxBacklog backlog() {
        return new OutboxBacklog(writer.count(), !backlog.isEmpty(), endedSessions.waiting());
    }

    /** Whether nothing is under way and nothing is known to wait. */
    public boolean isEmpty() {
        return backlog.isEmpty() && writer.isIdle();
    }

    /** Begins nothing more. What waits stays where it is, for the next instance; what is under way may still arrive. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** A daemon: a disk that hangs must not keep a process alive. */
    private static ScheduledThreadPoolExecutor thread() {
        return new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread made = new Thread(task, "cdr-outbox");
                    made.setDaemon(true);
                    return made;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
