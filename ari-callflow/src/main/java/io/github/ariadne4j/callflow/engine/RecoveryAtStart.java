package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.engine.listing.ListedChannels;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.session.CallSession;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recovers all calls that an earlier instance left, when this one starts, and delivers the events that waited for them. Works part by
 * part; the loop reads its sockets in between. Used on the loop.
 */
final class RecoveryAtStart {
    /** The number of sessions that one task of the loop recovers. */
    private static final int AT_ONCE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryAtStart.class);

    private final EngineContext context;
    private final IncomingChannels incomingChannels;
    private final EventBuffer held;
    private final Consumer<ChannelEvent> delivery;
    private final SessionRecovery recovery;
    private final Set<ChannelId> callers = new HashSet<>();

    RecoveryAtStart(
            EngineContext context,
            IncomingChannels incomingChannels,
            EventBuffer held,
            Consumer<ChannelEvent> delivery,
            SessionRecovery recovery) {
        this.context = context;
        this.incomingChannels = incomingChannels;
        this.held = held;
        this.delivery = delivery;
        this.recovery = recovery;
    }

    /** @param done completes once every call is in the hands of an actor */
    void run(List<CallSession> sessions, CompletableFuture<Void> done) {
        next(SessionRecovery.newestFirst(sessions).iterator(), sessions.size(), done);
    }

    private void next(Iterator<CallSession> left, int sessions, CompletableFuture<Void> done) {
        try {
            recoverSome(left);
            if (left.hasNext()) {
                context.loop().executeNextTurn(() -> next(left, sessions, done));
            } else {
                finish(sessions);
                held.end(delivery);
                done.complete(null);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            held.end(delivery);
            done.completeExceptionally(e);
        }
    }

    /** A call that began after the start may have ended meanwhile: its session is older than that. */
    private void recoverSome(Iterator<CallSession> left) {
        for (int number = 0; number < AT_ONCE && left.hasNext(); number++) {
            CallSession session = left.next();
            if (!session.call().isOutbound()) {
                callers.add(session.call().channel());
            }
            if (!context.calls().livedSinceLook(session.id())) {
                recovery.session(session);
            }
        }
        held.deliverKnown(delivery);
    }

    /** A caller that waits and has no session was never taken in: the application ended before it could write one. */
    private void finish(int sessions) {
        int rebuilt = 0;
        ListedChannels listed = recovery.listed();
        for (Channel caller : listed.callersWithout(callers)) {
            if (listed.talks(caller)) {
                recovery.withoutSession(caller);
                rebuilt++;
            } else if (caller.state() != ChannelState.UP) {
                incomingChannels.found(listed.idOf(caller), caller, recovery.asOf());
            }
        }
        recovery.rooms();
        if (sessions > 0 || rebuilt > 0) {
            LOG.info("recovered {} calls, {} of them without a session", sessions + rebuilt, rebuilt);
        }
    }
}
