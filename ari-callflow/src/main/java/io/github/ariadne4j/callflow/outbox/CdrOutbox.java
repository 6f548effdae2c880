package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.outbox.PollingTask.Outcome;
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
 * Passes the CDRs of ended calls to the sink. The ended session in the store is the outbox: it is written first, and removed once
 * the CDR is committed. A crash in between repeats the write of the CDR, which has no effect. While the database is not
 * available, a bounded number of CDRs is held in memory; the others remain in the store. While the store is not available, the
 * spool takes its place, and spooled sessions need almost no memory. Any thread; no method blocks. Its own thread, a daemon, runs
 * from {@link #start} to {@link #close}.
 */
public final class CdrOutbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CdrOutbox.class);

    /** The period of looks into the store when it has no known ended sessions. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final Duration patience;
    private final EndedSessionRemover sessionRemover;
    private final RecordWriter writer;
    private final StoreBacklog backlog;
    private final SpooledRecordWriter records;
    private final SpoolMover spooled;
    private final ScheduledThreadPoolExecutor thread = thread();

    /**
     * Connects these parts.
     *
     * @param store the store of ended sessions
     * @param spool the spool for sessions that the store does not take
     * @param cdrs the sink of CDRs
     * @param patience the time until a store that does not answer counts as not available
     */
    public CdrOutbox(CallStore store, SessionSpool spool, CdrSink cdrs, Duration patience) {
        this.patience = patience;
        this.sessionRemover = new EndedSessionRemover(store, patience);
        this.writer = new RecordWriter(store, cdrs, sessionRemover, patience);
        this.backlog = new StoreBacklog(store, writer, patience);
        this.records = new SpooledRecordWriter(spool, writer);
        this.spooled = new SpoolMover(store, spool, writer, records, backlog::grows, patience);
    }

    /**
     * Accepts an ended call; completes once its CDR is safe: committed, or stored where it survives a crash.
     *
     * @param failure the reason for which the store has not taken the ended session; null if it has
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
            LOG.warn("the record of call {} is written by its new owner: {}", ended.id(), Ports.why(why));
            return CompletableFuture.completedStage(null);
        }
        LOG.warn("could not end the session of call {}, so it goes to the spool: {}", ended.id(), Ports.why(why));
        return spooled.take(ended);
    }

    /**
     * Starts to write the sessions that are in the spool, of this instance and of earlier ones, and in the store. It does so in
     * parts on the outbox's own thread, the only one that waits for the disk; while the store or the database is not available,
     * it repeats ever more slowly.
     *
     * @param epoch the epoch of this instance; the store refuses writes of earlier ones
     * @param origin the origin of the ended sessions in the store
     * @return completes once the store has the sessions of the spool; at the latest when the store does not take them, or after
     *     the time limit of the store. Until then the store may list ended calls as live
     */
    public CompletionStage<Void> start(long epoch, CallOrigin origin) {
        CompletableFuture<Void> moved = new CompletableFuture<>();
        repeat(() -> Ports.ask(() -> spooled.move(epoch)).whenComplete((outcome, error) -> {
            if (outcome != Outcome.MORE) {
                moved.complete(null);
            }
        }));
        repeat(records::writeOn);
        repeat(sessionRemover::retry);
        thread.scheduleWithFixedDelay(
                backlog::grows, LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        return moved.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> repeat(() -> backlog.readOn(origin)));
    }

    private void repeat(Supplier<CompletionStage<Outcome>> step) {
        new PollingTask(thread, step).begin();
    }

    /** The current backlog. */
    public OutboxBacklog backlog() {
        return new OutboxBacklog(writer.count(), !backlog.isEmpty(), sessionRemover.waiting());
    }

    /** Whether no write is in progress and none is known to be pending. */
    public boolean isEmpty() {
        return backlog.isEmpty() && writer.isIdle();
    }

    /** Begins no further write. Pending sessions stay in place for the next instance; writes in progress may still complete. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** A daemon thread: a disk that hangs must not keep a process alive. */
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
