package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.callflow.call.CallId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Counts the calls of this process only. Its leases end with it, so there is nothing to renew. */
public final class InMemoryCallLimits implements CallLimits {
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final LimitLookup lookup;
    private final Clock clock;
    private final Map<LimitScope, Set<CallId>> calls = new HashMap<>();
    private final Map<LimitScope, Deque<Instant>> starts = new HashMap<>();

    /**
     * Counts against these limits.
     *
     * @param lookup where they are written down
     * @param clock what a second is measured by
     */
    public InMemoryCallLimits(LimitLookup lookup, Clock clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    @Override
    public CompletionStage<LimitDecision> admit(CallId call, Set<LimitScope> scopes) {
        return lookup.limitsOf(scopes).thenApply(limits -> count(call, limits));
    }

    private synchronized LimitDecision count(CallId call, List<CallLimit> limits) {
        Instant now = clock.instant();
        for (CallLimit limit : limits) {
            @Nullable String reached = reached(call, limit, now);
            if (reached != null) {
                return new LimitDecision.Refused(limit.scope(), reached, limit.refusal());
            }
        }
        for (CallLimit limit : limits) {
            calls.computeIfAbsent(limit.scope(), scope -> new HashSet<>()).add(call);
            starts.computeIfAbsent(limit.scope(), scope -> new ArrayDeque<>()).add(now);
        }
        return new LimitDecision.Admitted();
    }

    private @Nullable String reached(CallId call, CallLimit limit, Instant now) {
        Set<CallId> live = calls.getOrDefault(limit.scope(), Set.of());
        Integer most = limit.concurrentCalls();
        if (most != null && !live.contains(call) && live.size() >= most) {
            return "more than " + most + " calls at once";
        }
        Integer rate = limit.callsPerSecond();
        return rate != null && inWindow(limit.scope(), now) >= rate ? "more than " + rate + " calls a second" : null;
    }

    private int inWindow(LimitScope scope, Instant now) {
        Deque<Instant> recent = starts.getOrDefault(scope, new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.getFirst().isAfter(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        return recent.size();
    }

    @Override
    public CompletionStage<Void> renew(Collection<CallId> live) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Void> release(CallId call) {
        calls.values().forEach(live -> live.remove(call));
        return CompletableFuture.completedStage(null);
    }
}
