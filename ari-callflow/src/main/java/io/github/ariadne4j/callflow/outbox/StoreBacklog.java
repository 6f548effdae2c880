package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.outbox.Repetition.Outcome;
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

/** The ended sessions that wait in the store for room: read on part by part, as fast as records go. Safe on any thread. */
final class StoreBacklog {
    private static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(StoreBacklog.class);

    private final CallStore store;
    private final RecordWriter writer;
    private final Duration patience;
    private final AtomicBoolean reading = new AtomicBoolean();

    /** Whether the store holds ended sessions that are not under way; not known at first. */
    private volatile boolean more = true;

    /** Whether the record that was written last did not get to where it is durable. */
    private volatile boolean failing;

    StoreBacklog(CallStore store, RecordWriter writer, Duration patience) {
        this.store = store;
        this.writer = writer;
        this.patience = patience;
    }

    /** Something waits in the store. */
    void grows() {
        more = true;
    }

    boolean isEmpty() {
        return !more && !reading.get();
    }

    /** The record of a session that the store holds, now or, if there is no room, when its turn comes. */
    CompletionStage<Boolean> write(CallSession ended) {
        return writer.write(ended).thenApply(safe -> {
            failing = !safe;
            if (!safe) {
                grows();
            }
            return safe;
        });
    }

    /** Reads on if there is room; what comes through makes room for what is behind it. */
    CompletionStage<Outcome> readOn(CallOrigin origin) {
        if (!more || !writer.hasRoomFor(AT_ONCE) || !reading.compareAndSet(false, true)) {
            return CompletableFuture.completedStage(Outcome.DONE);
        }
        more = false;
        return Ports.ask(patience, () -> store.sessions().ended(origin, writer.underWay(), AT_ONCE))
                .handle((ended, error) -> error == null ? writeAll(origin, ended) : notRead(Ports.reason(error)));
    }

    /** All are under way before more is read. What fails is tried again at the next regular turn, not at once. */
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
