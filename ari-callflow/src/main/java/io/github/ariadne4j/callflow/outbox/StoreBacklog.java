package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.outbox.PollingTask.Outcome;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ended sessions in the store that exceed the room in memory: read part by part, at the rate of the writes. Any thread. */
final class StoreBacklog {
    private static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(StoreBacklog.class);

    private final CallStore store;
    private final RecordWriter writer;
    private final Duration patience;
    private final AtomicBoolean reading = new AtomicBoolean();

    /** Whether the store has ended sessions that are not being written; unknown at first. */
    private volatile boolean more = true;

    /** Whether the latest write of a CDR failed. */
    private volatile boolean failing;

    StoreBacklog(CallStore store, RecordWriter writer, Duration patience) {
        this.store = store;
        this.writer = writer;
        this.patience = patience;
    }

    /** The store has ended sessions that are not being written. */
    void grows() {
        more = true;
    }

    boolean isEmpty() {
        return !more && !reading.get();
    }

    /** Writes the CDR of a session in the store, now or, if there is no room, later. */
    CompletionStage<Boolean> write(CallSession ended) {
        return writer.write(ended).thenApply(safe -> {
            failing = !safe;
            if (!safe) {
                grows();
            }
            return safe;
        });
    }

    /** Reads the next part if there is room; each completed write makes room for the next. */
    CompletionStage<Outcome> readOn(CallOrigin origin) {
        if (!more || !writer.hasRoomFor(AT_ONCE) || !reading.compareAndSet(false, true)) {
            return CompletableFuture.completedStage(Outcome.DONE);
        }
        more = false;
        return Ports.ask(patience, () -> store.sessions().ended(origin, writer.underWay(), AT_ONCE))
                .handle((ended, error) -> error == null ? writeAll(origin, ended) : notRead(Ports.reason(error)));
    }

    /** All writes are started before more is read. A write that fails is repeated at the next regular turn, not at once. */
    private Outcome writeAll(CallOrigin origin, List<CallSession> ended) {
        if (ended.size() == AT_ONCE) {
            grows();
        }
        List<CompletionStage<Boolean>> written = ended.stream().map(this::write).toList();
        reading.set(false);
        written.forEach(record -> record.thenAccept(safe -> {
            if (safe) {
                readOn(origin);
            }
        }));
        return failing && !ended.isEmpty() ? Outcome.FAILED : Outcome.DONE;
    }

    private Outcome notRead(Throwable why) {
        grows();
        reading.set(false);
        LOG.warn("could not read the ended sessions: {}", Ports.why(why));
        return Outcome.FAILED;
    }
}
