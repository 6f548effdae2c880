package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.outbox.PollingTask.Outcome;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves spooled sessions to the store once the store takes them, so that the leases of their calls are released as well. The
 * store gets a bounded number at once; after an outage it gets a single session first. {@link #take} may be called on any thread;
 * {@link #move} reads the spool, on one thread and never concurrently.
 */
final class SpoolMover {
    /** The bound protects a store that comes back after an outage. */
    static final int AT_ONCE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(SpoolMover.class);

    private final CallStore store;
    private final SessionSpool spool;
    private final RecordWriter writer;
    private final SpooledRecordWriter records;
    private final Runnable backlogGrows;
    private final Duration patience;
    private boolean storeAway;

    /** The call after which the next part of the spool begins; null: at its beginning. */
    private @Nullable CallId movedTo;

    SpoolMover(
            CallStore store,
            SessionSpool spool,
            RecordWriter writer,
            SpooledRecordWriter records,
            Runnable backlogGrows,
            Duration patience) {
        this.store = store;
        this.spool = spool;
        this.writer = writer;
        this.records = records;
        this.backlogGrows = backlogGrows;
        this.patience = patience;
    }

    /** Spools a session that the store did not take. */
    CompletionStage<Void> take(CallSession ended) {
        return Ports.ask(() -> spool.append(ended))
                .handle((done, error) -> error)
                .thenCompose(error -> error == null ? records.write(ended) : withoutSpool(ended, Ports.reason(error)));
    }

    private CompletionStage<Void> withoutSpool(CallSession ended, Throwable why) {
        LOG.error("the record of call {} is in memory only until the database has it: {}", ended.id(), Ports.why(why));
        return writer.writeUnheard(ended).thenApply(safe -> null);
    }

    /**
     * Moves the next part of the spool, of this instance and of earlier ones, to the store. Reads the disk, and blocks meanwhile.
     *
     * @param epoch the epoch of this instance; the store refuses writes of earlier ones
     */
    CompletionStage<Outcome> move(long epoch) {
        List<CallSession> part = spool.left(movedTo, storeAway ? 1 : AT_ONCE);
        if (part.isEmpty()) {
            boolean passedOver = movedTo != null;
            movedTo = null;
            return CompletableFuture.completedStage(passedOver ? Outcome.FAILED : Outcome.DONE);
        }
        List<CompletableFuture<Boolean>> moves = part.stream()
                .map(ended -> move(ended.ownedBy(ended.owner().at(epoch))).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(moves.toArray(CompletableFuture[]::new)).thenApply(done -> moved(part, moves));
    }

    /** Sessions that failed are skipped, and repeated after the end of the spool was reached. */
    private Outcome moved(List<CallSession> part, List<CompletableFuture<Boolean>> moves) {
        long inStore = moves.stream().filter(CompletableFuture::join).count();
        storeAway = inStore == 0;
        if (storeAway) {
            records.storeIsAway();
            return Outcome.FAILED;
        }
        records.storeIsThere();
        if (inStore < moves.size()) {
            movedTo = part.get(part.size() - 1).id();
        }
        return Outcome.MORE;
    }

    /** Completes in any case, with whether the store has it. */
    private CompletionStage<Boolean> move(CallSession ended) {
        return Ports.ask(patience, () -> store.end(ended))
                .thenCompose(inStore -> Ports.ask(() -> spool.done(ended.id())))
                .handle((done, error) -> error == null && write(ended));
    }

    private boolean write(CallSession ended) {
        if (writer.hasRoomFor(1)) {
            writer.write(ended).thenAccept(safe -> {
                if (!safe) {
                    backlogGrows.run();
                }
            });
        } else {
            backlogGrows.run();
        }
        return true;
    }
}
