package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.outbox.Repetition.Outcome;
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
 * What the store could not take waits in the spool until the store takes it, so that the call's leases are given back as
 * well. The store gets a bounded number at once, part by part; one that was away is asked with a single session first. Sessions
 * are taken from any thread; the spool is read by {@link #move}, on one thread and never twice at once.
 */
final class SpoolMover {
    /** A store that comes back is not to drown in what it missed. */
    static final int AT_ONCE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(SpoolMover.class);

    private final CallStore store;
    private final SessionSpool spool;
    private final RecordWriter writer;
    private final SpooledRecords records;
    private final Runnable backlogGrows;
    private final Duration patience;
    private boolean storeAway;

    /** Behind this call the spool is read on; null: from its beginning. */
    private @Nullable CallId movedTo;

    SpoolMover(
            CallStore store,
            SessionSpool spool,
            RecordWriter writer,
            SpooledRecords records,
            Runnable backlogGrows,
            Duration patience) {
        this.store = store;
        this.spool = spool;
        this.writer = writer;
        this.records = records;
        this.backlogGrows = backlogGrows;
        this.patience = patience;
    }

    /** Takes a session that the store did not take. */
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
     * Moves the next part of what the spool holds, of this instance and of earlier ones, into the store. Reads the disk, and
     * waits for it.
     *
     * @param epoch of this instance; the store takes nothing from earlier ones
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

    /** What one part left behind is passed over, and tried again once the end of the spool was reached. */
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
