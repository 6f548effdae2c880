package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.callflow.call.CallId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of this process in memory. Leases end with the process, so there is nothing to renew. Any thread; stages
 * complete on the thread that answered the look-up.
 */
public final class InMemoryCallLimits implements CallLimits {
    private final LimitLookup lookup;
    private final LongSupplier nanos;
    private final Map<LimitScope, Set<CallId>> live = new HashMap<>();

    /** The theoretical arrival time of the next call, for scopes with a rate that had calls recently. */
    private final Map<LimitScope, Long> due = new HashMap<>();

    /** A counter for the limits of this look-up. */
    public InMemoryCallLimits(LimitLookup lookup) {
        this(lookup, System::nanoTime);
    }

    /** With another monotonic clock. A clock that is set back would refuse calls for that time. */
    InMemoryCallLimits(LimitLookup lookup, LongSupplier nanos) {
        this.lookup = lookup;
        this.nanos = nanos;
    }

    @Override
    public CompletionStage<LimitDecision> admit(CallId call, Set<LimitScope> scopes) {
        return lookup.limitsOf(scopes).thenApply(limits -> count(call, limits));
    }

    private synchronized LimitDecision count(CallId call, List<CallLimit> limits) {
        long now = nanos.getAsLong();
        due.values().removeIf(next -> next - now <= 0);
        for (CallLimit limit : limits) {
            @Nullable String reached = reached(call, limit, now);
            if (reached != null) {
                return new LimitDecision.Refused(limit.scope(), reached, limit.refusal());
            }
        }
        limits.forEach(limit -> add(call, limit, now));
        return new LimitDecision.Admitted();
    }

    private @Nullable String reached(CallId call, CallLimit limit, long now) {
        Set<CallId> calls = live.getOrDefault(limit.scope(), Set.of());
        if (calls.contains(call)) {
            return null;
        }
        Integer most = limit.concurrentCalls();
        if (most != null && calls.size() >= most) {
            return "more than " + most + " calls at once";
        }
        Integer rate = limit.callsPerSecond();
        return rate != null && !conforms(rate, limit.scope(), now) ? "more than " + rate + " calls a second" : null;
    }

    private boolean conforms(int rate, LimitScope scope, long now) {
        return rate > 0 && Gcra.perSecond(rate).conforms(due.getOrDefault(scope, now), now);
    }

    /**
     * Only limited scopes are counted, so that a scope without a limit costs nothing; a call that is requested twice counts once.
     */
    private void add(CallId call, CallLimit limit, long now) {
        LimitScope scope = limit.scope();
        boolean first = limit.concurrentCalls() == null
                || live.computeIfAbsent(scope, any -> new HashSet<>()).add(call);
        Integer rate = limit.callsPerSecond();
        if (first && rate != null) {
            due.put(scope, Gcra.perSecond(rate).next(due.getOrDefault(scope, now), now));
        }
    }

    @Override
    public CompletionStage<Void> renew(Collection<CallId> calls) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Void> release(CallId call, Set<LimitScope> scopes) {
        for (LimitScope scope : scopes) {
            live.computeIfPresent(scope, (known, calls) -> calls.remove(call) && calls.isEmpty() ? null : calls);
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Void> release(CallId call) {
        live.values().removeIf(calls -> {
            calls.remove(call);
            return calls.isEmpty();
        });
        return CompletableFuture.completedStage(null);
    }
}
