package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.store.Admission;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.callflow.store.Ports;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written down about one call while it lives: its limits and its session. A store that is down is reported and stops
 * no call. Used by the call's mailbox only.
 */
final class CallBooks {
    private static final Logger LOG = LoggerFactory.getLogger(CallBooks.class);

    private final CallStore store;

    CallBooks(CallStore store) {
        this.store = store;
    }

    /** Hands over how it went. */
    void admit(CallSession session, Consumer<Admission> then) {
        Ports.ask(() -> store.admit(session, scopes(session.call()))).whenComplete((admission, error) -> {
            Admission told = error == null ? admission : Admission.unknown(Ports.reason(error));
            report("ask the limits of", session.id(), told.limitsFailed());
            report("write the session of", session.id(), told.sessionFailed());
            then.accept(told);
        });
    }

    private static Set<LimitScope> scopes(IncomingCall call) {
        Set<LimitScope> scopes = new HashSet<>();
        if (!call.account().isBlank()) {
            scopes.add(LimitScope.account(call.account()));
        }
        if (!call.trunk().isBlank()) {
            scopes.add(LimitScope.trunk(call.trunk()));
        }
        return scopes;
    }

    /** Nobody waits for it: the session is written as a whole at the end once more. */
    CompletionStage<Void> update(CallSession session) {
        return Ports.ask(() -> store.sessions().update(session))
                .whenComplete((done, error) -> report("update the session of", session.id(), error));
    }

    private static void report(String what, CallId call, @Nullable Throwable error) {
        if (error != null) {
            LOG.warn("could not {} call {}: {}", what, call, Ports.reason(error).getMessage());
        }
    }
}
