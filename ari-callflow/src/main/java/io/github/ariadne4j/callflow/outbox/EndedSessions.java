package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.callflow.store.Ports;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the sessions of calls whose records are durable. A store that was away, or too slow for its own time limit, is
 * asked again until it did: nobody else would ever remove them. Safe on any thread.
 */
final class EndedSessions {
    private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);

    private static final int MOST_UNHEARD = 10_000;

    private final CallStore store;
    private final Map<CallId, CallOrigin> left = new ConcurrentHashMap<>();

    /** Those that the store has not even heard to have ended. */
    private final Map<CallId, CallSession> unheard = new ConcurrentHashMap<>();

    EndedSessions(CallStore store) {
        this.store = store;
    }

    /** Tries to; completes in any case. */
    CompletionStage<Void> remove(CallOrigin origin, CallId call) {
        return Ports.ask(() -> store.sessions().remove(origin, call)).<Void>handle((removed, error) -> {
            if (error != null) {
                left.put(call, origin);
                LOG.debug(
                        "session of {} is removed later: {}",
                        call,
                        Ports.reason(error).getMessage());
            }
            return null;
        });
    }

    /**
     * The same where the store was away when the call ended, and nothing else told it since: what the call holds there, as
     * its leases of the limits, is given back first. Completes in any case.
     */
    CompletionStage<Void> endAndRemove(CallSession ended) {
        return Ports.ask(() -> store.end(ended))
                .handle((done, error) -> error == null || Ports.reason(error) instanceof StaleOwnerException)
                .thenCompose(heard -> heard ? remove(ended.origin(), ended.id()) : later(ended));
    }

    /** Of many, the leases of some run out by themselves: an outage that lasts must not fill the heap with sessions. */
    private CompletionStage<Void> later(CallSession ended) {
        if (unheard.size() < MOST_UNHEARD) {
            unheard.put(ended.id(), ended);
        } else {
            left.put(ended.id(), ended.origin());
        }
        return CompletableFuture.completedStage(null);
    }

    /** Tries again what failed. */
    void retry() {
        Map.copyOf(unheard).forEach((call, ended) -> {
            if (unheard.remove(call, ended)) {
                endAndRemove(ended);
            }
        });
        Map.copyOf(left).forEach((call, origin) -> {
            if (left.remove(call, origin)) {
                remove(origin, call);
            }
        });
    }
}
