package io.github.ariadne4j.callflow.limit;

import io.github.ariadne4j.callflow.call.CallId;
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
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of this process only. Its leases end with the process, so there is nothing to renew. Usable from any
 * thread; stages complete on the thread that answered the look-up.
 */
public final class InMemoryCallLimits implements CallLimits {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LimitLookup lookup;
    private final LongSupplier nanos;
    private final Map<LimitScope, Set<CallId>> live = new HashMap<>();
    private final Map<LimitScope, Deque<Start>> starts = new HashMap<>();

    private record Start(CallId call, long at) {}

    /** Counts against these limits, wherever they are written down. */
    public InMemoryCallLimits(LimitLookup lookup) {
        this(lookup, System::nanoTime);
    }

    /** With another clock to measure a second by: one that is never set, or calls would be refused for as long as it was put back. */
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
        forgetStartsBefore(now - WINDOW_NANOS);
        for (CallLimit limit : limits) {
            @Nullable String reached = reached(call, limit);
            if (reached != null) {
                return new LimitDecision.Refused(limit.scope(), reached, limit.refusal());
            }
        }
        limits.forEach(limit -> add(call, limit, now));
        return new LimitDecision.Admitted();
    }

    private @Nullable String reached(CallId call, CallLimit limit) {
        Set<CallId> calls = live.getOrDefault(limit.scope(), Set.of());
        Integer most = limit.concurrentCalls();
        if (most != null && !calls.contains(call) && calls.size() >= most) {
            return "more than " + most + " calls at once";
        }
        Deque<Start> recent = starts.getOrDefault(limit.scope(), new ArrayDeque<>());
        Integer rate = limit.callsPerSecond();
        return rate != null && !startedBy(call, recent) && recent.size() >= rate
                ? "more than " + rate + " calls a second"
                : null;
    }

    /** Only what is limited is counted, so that a scope without a limit costs nothing. */
    private void add(CallId call, CallLimit limit, long now) {
        if (limit.concurrentCalls() != null) {
            live.computeIfAbsent(limit.scope(), scope -> new HashSet<>()).add(call);
        }
        if (limit.callsPerSecond() != null) {
            Deque<Start> recent = starts.computeIfAbsent(limit.scope(), scope -> new ArrayDeque<>());
            if (!startedBy(call, recent)) {
                recent.add(new Start(call, now));
            }
        }
    }

    /** The same call asked for twice is one call. */
    private static boolean startedBy(CallId call, Deque<Start> recent) {
        return recent.stream().anyMatch(start -> start.call().equals(call));
    }

    private void forgetStartsBefore(long windowStart) {
        starts.values().removeIf(recent -> {
            recent.removeIf(start -> start.at() - windowStart <= 0);
            return recent.isEmpty();
        });
    }

    @Override
    public CompletionStage<Void> renew(Collection<CallId> calls) {
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
