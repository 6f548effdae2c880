package io.github.ariadne4j.callflow.identity;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.outbox.CdrOutbox;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.Ownership.Renewal;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the calls of an Asterisk that is gone: becomes their owner, so that no other instance writes them, ends their sessions
 * as {@code ASTERISK_LOST}, and writes their CDRs. Blocks; used by one thread, which has to call {@link #goOn} every few seconds.
 */
public final class LostCallRecorder implements AutoCloseable {
    private static final int AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(LostCallRecorder.class);

    private final CallStore store;
    private final Ownership owners;
    private final CdrSink cdrs;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<CallOrigin, Work> atWork = new HashMap<>();

    /** The work for one origin. */
    private static final class Work {
        private final CallOrigin origin;
        private final long epoch;

        /** The time until which its calls were watched. */
        private final Instant seen;

        private final CdrOutbox outbox;
        private boolean isWriting;

        Work(CallOrigin origin, long epoch, Instant seen, CdrOutbox outbox) {
            this.origin = origin;
            this.epoch = epoch;
            this.seen = seen;
            this.outbox = outbox;
        }
    }

    /**
     * Connects these parts.
     *
     * @param store the store of the sessions
     * @param owners the owners of calls
     * @param cdrs the sink of CDRs
     * @param patience the time until a store that does not answer counts as not available
     * @param clock the time at which calls are found to be lost
     */
    public LostCallRecorder(CallStore store, Ownership owners, CdrSink cdrs, Duration patience, InstantSource clock) {
        this.store = store;
        this.owners = owners;
        this.cdrs = cdrs;
        this.patience = patience;
        this.clock = clock;
    }

    boolean isAtWorkOn(CallOrigin origin) {
        return atWork.containsKey(origin);
    }

    /** Begins to record the calls of an origin, unless another instance was faster. */
    void record(CallOrigin origin) {
        Instant seen = done(owners.lastSeen(origin)).orElse(Instant.EPOCH);
        OptionalLong epoch = done(owners.takeOver(origin));
        if (epoch.isPresent()) {
            CdrOutbox outbox = new CdrOutbox(store, SessionSpool.none(), cdrs, patience);
            atWork.put(origin, new Work(origin, epoch.getAsLong(), seen, outbox));
            goOn();
        }
    }

    /** Ends live sessions, renews the leases, and releases them once all CDRs are written. */
    void goOn() {
        atWork.values().removeIf(work -> {
            boolean over = isOver(work);
            if (over) {
                work.outbox.close();
            }
            return over;
        });
    }

    private boolean isOver(Work work) {
        if (done(owners.renew(work.origin, work.epoch)) == Renewal.LOST) {
            return true;
        }
        List<CallSession> live = done(store.sessions().live(work.origin));
        if (!live.isEmpty()) {
            end(live, work);
        }
        if (!work.isWriting) {
            work.isWriting = true;
            done(work.outbox.start(work.epoch, work.origin));
        }
        boolean written = live.isEmpty()
                && work.outbox.isEmpty()
                && done(store.sessions().ended(work.origin, 1)).isEmpty();
        if (written) {
            done(owners.release(work.origin, work.epoch));
        }
        return written;
    }

    private void end(List<CallSession> live, Work work) {
        Instant now = clock.instant();
        for (int from = 0; from < live.size(); from += AT_ONCE) {
            List<CallSession> part = live.subList(from, Math.min(live.size(), from + AT_ONCE));
            done(store.write(part.stream()
                    .map(session -> LostSession.ended(session, work.epoch, work.seen, now))
                    .toList()));
        }
        LOG.info("{} calls of {} are recorded as lost", live.size(), work.origin);
    }

    private <T> T done(CompletionStage<T> stage) {
        return Ports.ask(patience, () -> stage).toCompletableFuture().join();
    }

    @Override
    public void close() {
        atWork.values().forEach(work -> work.outbox.close());
        atWork.clear();
    }
}
