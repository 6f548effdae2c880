package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.store.CountedScopes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Limits together with sessions: leases of an earlier process are renewed as well, in the scopes of the session.
 *
 * @param own the counts of this process
 * @param lookup the source of the limits
 * @param redis sends the commands
 * @param keys their keys
 * @param reader reads sessions
 * @param lease life time of a lease
 */
record SessionLeases(
        RedisCallLimits own,
        LimitLookup lookup,
        RedisCommands redis,
        RedisKeys keys,
        SessionReader reader,
        Duration lease)
        implements CallLimits {
    @Override
    public CompletionStage<LimitDecision> admit(CallId call, Set<LimitScope> scopes) {
        return own.admit(call, scopes);
    }

    @Override
    public CompletionStage<LimitDecision> admitMore(CallId call, Set<LimitScope> scopes) {
        return own.admitMore(call, scopes);
    }

    @Override
    public CompletionStage<Void> release(CallId call, Set<LimitScope> scopes) {
        return own.release(call, scopes);
    }

    @Override
    public CompletionStage<Void> renew(Collection<CallId> calls) {
        List<CallId> recovered = new ArrayList<>();
        CompletionStage<Void> renewed = own.renewHeld(calls, recovered);
        return recovered.isEmpty()
                ? renewed
                : reader.read(recovered).thenCompose(this::renewSessions).thenCompose(done -> renewed);
    }

    /** Looks up all limits together. */
    private CompletionStage<Void> renewSessions(List<CallSession> sessions) {
        Set<LimitScope> scopes = sessions.stream()
                .flatMap(session -> CountedScopes.of(session).stream())
                .collect(Collectors.toSet());
        return lookup.limitsOf(scopes)
                .thenCompose(limits -> renewal(sessions, limits).send(redis));
    }

    private RenewScript renewal(List<CallSession> sessions, List<CallLimit> limits) {
        Set<LimitScope> counted = AdmitScript.counted(limits).collect(Collectors.toSet());
        RenewScript renewal = new RenewScript(lease);
        for (CallSession session : sessions) {
            CountedScopes.of(session).stream()
                    .filter(counted::contains)
                    .forEach(scope -> renewal.addIfLive(keys.leases(scope), keys.live(session.origin()), session.id()));
        }
        return renewal;
    }

    @Override
    public CompletionStage<Void> release(CallId call) {
        return own.release(call);
    }

    @Override
    public void close() {
        own.close();
    }
}
