package io.github.ariadne4j.callflow.outbox;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.callflow.store.Ports;
import java.time.Duration;
import java.util.Map;
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

    private final CallStore store;
    private final Duration patience;
    private final Map<CallId, CallOrigin> left = new ConcurrentHashMap<>();

    EndedSessions(CallStore store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    /** Tries to; completes in any case. */
    CompletionStage<Void> remove(CallOrigin origin, CallId call) {
        return Ports.ask(patience, () -> store.sessions().remove(origin, call)).<Void>handle((removed, error) -> {
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

    /** Tries again what failed. */
    void retry() {
        Map.copyOf(left).forEach((call, origin) -> {
            if (left.remove(call, origin)) {
                remove(origin, call);
            }
        });
    }
}
