package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.outbox.PollingTask.Outcome;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the CDRs of spooled sessions while the store is not available: from the spool to the database, part by part, so that
 * they need no memory. The state of the store may be reported on any thread; {@link #writeOn} reads the spool, on one thread and
 * never concurrently.
 */
final class SpooledRecordWriter {
    private static final int AT_ONCE = 500;

    /** The time after which a database that has not answered is called again. */
    private static final long ANSWERS_SECONDS = 60;

    private final SessionSpool spool;
    private final RecordWriter writer;
    private volatile boolean storeAway;

    /** Whether the spool may have CDRs that the database does not have, besides those after {@link #writtenTo}. */
    private volatile boolean missed = true;

    /** The call after which the next part of the spool begins; null: at its beginning. */
    private @Nullable CallId writtenTo;

    SpooledRecordWriter(SessionSpool spool, RecordWriter writer) {
        this.spool = spool;
        this.writer = writer;
    }

    void storeIsAway() {
        storeAway = true;
    }

    void storeIsThere() {
        storeAway = false;
    }

    /** Writes the CDR of a session that was just spooled, at once if there is room. Completes in any case. */
    CompletionStage<Void> write(CallSession spooled) {
        if (!writer.hasRoomFor(1)) {
            missed = true;
            return CompletableFuture.completedStage(null);
        }
        return writer.writeAlone(spooled).thenAccept(inDatabase -> {
            if (!inDatabase) {
                missed = true;
            }
        });
    }

    /** Writes the next part of the spool while the store is not available. Reads the disk, and blocks meanwhile. */
    CompletionStage<Outcome> writeOn() {
        boolean idle = writtenTo == null && !missed;
        if (!storeAway || idle || !writer.hasRoomFor(AT_ONCE)) {
            return CompletableFuture.completedStage(Outcome.DONE);
        }
        List<CallSession> part = spool.left(writtenTo, AT_ONCE);
        if (writtenTo == null) {
            missed = false;
        }
        if (part.isEmpty()) {
            writtenTo = null;
            return CompletableFuture.completedStage(Outcome.DONE);
        }
        List<CompletableFuture<Boolean>> writes = part.stream()
                .map(ended -> writer.writeAlone(ended).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new))
                .orTimeout(ANSWERS_SECONDS, TimeUnit.SECONDS)
                .handle((done, error) -> written(part, error == null && allTrue(writes)));
    }

    private static boolean allTrue(List<CompletableFuture<Boolean>> writes) {
        return writes.stream().allMatch(CompletableFuture::join);
    }

    private Outcome written(List<CallSession> part, boolean all) {
        if (!all) {
            missed = true;
            return Outcome.FAILED;
        }
        writtenTo = part.get(part.size() - 1).id();
        return Outcome.MORE;
    }
}
