package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.cdr.CdrRefusedException;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the CDR of an ended session to the database, and removes the session from the store afterwards. The same call twice at
 * once is one write. Holds a bounded number of CDRs. Any thread.
 */
final class RecordWriter {
    /** The most CDRs in progress at once: some batches of a sink, and little memory. */
    private static final int MOST = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(RecordWriter.class);

    private final CallStore store;
    private final CdrSink cdrs;
    private final EndedSessionRemover sessionRemover;
    private final Duration patience;
    private final Set<CallId> underWay = ConcurrentHashMap.newKeySet();

    RecordWriter(CallStore store, CdrSink cdrs, EndedSessionRemover sessionRemover, Duration patience) {
        this.store = store;
        this.cdrs = cdrs;
        this.sessionRemover = sessionRemover;
        this.patience = patience;
    }

    /** Whether this many more may be written now. */
    boolean hasRoomFor(int more) {
        return underWay.size() + more <= MOST;
    }

    /** The calls whose CDRs are being written. */
    Set<CallId> underWay() {
        return Set.copyOf(underWay);
    }

    int count() {
        return underWay.size();
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    /** Writes the CDR of a session in the store. Completes in any case, with whether the session is removed from the store. */
    CompletionStage<Boolean> write(CallSession ended) {
        return write(ended, session -> sessionRemover.remove(session.origin(), session.id()));
    }

    /** Writes the CDR of a session whose end the store does not have. */
    CompletionStage<Boolean> writeUnheard(CallSession ended) {
        return write(ended, sessionRemover::endAndRemove);
    }

    private CompletionStage<Boolean> write(CallSession ended, Function<CallSession, CompletionStage<Void>> committed) {
        if (!underWay.add(ended.id())) {
            return CompletableFuture.completedStage(true);
        }
        return ask(ended)
                .handle((done, error) -> error == null
                        ? committed.apply(ended).thenApply(removed -> true)
                        : notWritten(ended, Ports.reason(error)))
                .thenCompose(step -> step)
                .whenComplete((done, error) -> underWay.remove(ended.id()));
    }

    /**
     * Writes only the CDR, for a session that is not in the store. Completes in any case, with whether the database has it, or
     * refuses it for good: such a record becomes a dead letter once the store has its session.
     */
    CompletionStage<Boolean> writeAlone(CallSession ended) {
        if (!underWay.add(ended.id())) {
            return CompletableFuture.completedStage(false);
        }
        return ask(ended).handle((done, error) -> {
            underWay.remove(ended.id());
            return error == null || Ports.reason(error) instanceof CdrRefusedException;
        });
    }

    private CompletionStage<Void> ask(CallSession ended) {
        return Ports.ask(() -> cdrs.write(ended.record()));
    }

    private CompletionStage<Boolean> notWritten(CallSession ended, Throwable why) {
        if (why instanceof CdrRefusedException) {
            LOG.error(
                    "the database refuses the record of call {} for good, so it becomes a dead letter: {}",
                    ended.id(),
                    Ports.why(why));
            return Ports.ask(patience, () -> store.sessions().moveToDeadLetters(ended, Ports.why(why)))
                    .handle((moved, error) -> error == null || stays(ended, Ports.reason(error)));
        }
        return CompletableFuture.completedStage(stays(ended, why));
    }

    private static boolean stays(CallSession ended, Throwable why) {
        LOG.warn("the record of call {} is written later: {}", ended.id(), Ports.why(why));
        return false;
    }
}
