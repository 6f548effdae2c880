package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimitException;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Limits of concurrent calls and of call rates, counted in Redis for all instances together. For each scope a call has
 * a lease of two minutes in a sorted set, by Redis' clock. The instance that admitted it renews it, so after a crash
 * the count is correct within two minutes. Made by {@link #connect}, whose caller closes it; {@link RedisCallStore}
 * combines it with sessions. Only connecting and closing block. Stages complete on Lettuce's threads. While Redis is
 * unavailable they fail with a {@link CallLimitException} within the time limit of the settings.
 */
public final class RedisCallLimits implements CallLimits {
    static final Duration LEASE = Duration.ofMinutes(2);

    private final RedisCommands redis;
    private final RedisKeys keys;
    private final LimitLookup lookup;
    private final Duration lease;
    private final Runnable close;

    /**
     * The calls that this instance counts, with their scopes. Guarded by itself, so that no renewal overtakes a
     * release.
     */
    private final Map<CallId, List<LimitScope>> held = new HashMap<>();

    /** The scopes of endpoints that flows dial through, by call. Guarded by {@link #held}. */
    private final Map<CallId, Set<LimitScope>> dialled = new HashMap<>();

    RedisCallLimits(RedisCommands redis, RedisKeys keys, LimitLookup lookup, Duration lease, Runnable close) {
        this.redis = redis;
        this.keys = keys;
        this.lookup = lookup;
        this.lease = lease;
        this.close = close;
    }

    /**
     * Connects with the default settings.
     *
     * @param redisUrl the URL of Redis; see {@link RedisSettings}
     * @param lookup the source of the limits
     * @throws CallLimitException if there is no Redis at that URL, or it rejects the credentials
     * @throws IllegalArgumentException if the URL is not a Redis URL
     */
    public static RedisCallLimits connect(String redisUrl, LimitLookup lookup) {
        return connect(RedisSettings.of(redisUrl), lookup);
    }

    /** As {@link #connect(String, LimitLookup)}, with other settings. */
    public static RedisCallLimits connect(RedisSettings settings, LimitLookup lookup) {
        return connect(settings, lookup, LEASE);
    }

    /** With another life time of leases, for tests. */
    static RedisCallLimits connect(RedisSettings settings, LimitLookup lookup, Duration lease) {
        RedisLink link = RedisLink.connect(settings, CallLimitException::new);
        return new RedisCallLimits(
                new RedisCommands(link, CallLimitException::new),
                new RedisKeys(settings.namespace()),
                lookup,
                lease,
                link::close);
    }

    @Override
    public CompletionStage<LimitDecision> admit(CallId call, Set<LimitScope> scopes) {
        return lookup.limitsOf(scopes)
                .thenCompose(limits -> limits.isEmpty()
                        ? CompletableFuture.completedStage(new LimitDecision.Admitted())
                        : count(call, limits, this::ask));
    }

    /**
     * The scopes are recorded before the request, as in {@link #count}. Counts by {@link #admit}, or by another
     * instance, are not part of them.
     */
    @Override
    public CompletionStage<LimitDecision> admitMore(CallId call, Set<LimitScope> scopes) {
        return lookup.limitsOf(scopes)
                .thenCompose(limits -> limits.isEmpty()
                        ? CompletableFuture.completedStage(new LimitDecision.Admitted())
                        : countMore(new AdmitScript(call, lease, List.copyOf(limits))));
    }

    private CompletionStage<LimitDecision> countMore(AdmitScript script) {
        CallId call = script.call();
        Set<LimitScope> more = new HashSet<>(script.counted());
        CompletionStage<Long> answer;
        synchronized (held) {
            Set<LimitScope> known = dialled.computeIfAbsent(call, any -> new HashSet<>());
            more.removeAll(known);
            known.addAll(more);
            answer = ask(script);
        }
        return answer.thenApply(number -> {
            LimitDecision decision = script.decision(number);
            if (decision instanceof LimitDecision.Refused) {
                forget(call, more);
            }
            return decision;
        });
    }

    private void forget(CallId call, Set<LimitScope> scopes) {
        synchronized (held) {
            dialled.computeIfPresent(call, (any, known) -> {
                known.removeAll(scopes);
                return known.isEmpty() ? null : known;
            });
        }
    }

    @Override
    public CompletionStage<Void> release(CallId call, Set<LimitScope> scopes) {
        synchronized (held) {
            forget(call, scopes);
            return RedisCommands.all(
                    scopes.stream().map(scope -> giveBack(call, scope)).toList());
        }
    }

    private CompletionStage<Long> giveBack(CallId call, LimitScope scope) {
        return redis.send("release call " + call, commands -> commands.zrem(keys.leases(scope), call.toString()));
    }

    private CompletionStage<Long> ask(AdmitScript script) {
        return redis.run(
                () -> "count call " + script.call(),
                AdmitScript.ALONE,
                script.keys(keys, 0),
                script.arguments(0),
                Long::valueOf);
    }

    /**
     * The scopes are recorded before the request: if the answer is lost, the release still returns a possible lease.
     */
    CompletionStage<LimitDecision> count(
            CallId call, List<CallLimit> limits, Function<AdmitScript, CompletionStage<Long>> question) {
        AdmitScript script = new AdmitScript(call, lease, List.copyOf(limits));
        boolean first;
        CompletionStage<Long> answer;
        synchronized (held) {
            first = held.putIfAbsent(call, script.counted()) == null;
            answer = question.apply(script);
        }
        return answer.thenApply(number -> {
            LimitDecision decision = script.decision(number);
            if (first && decision instanceof LimitDecision.Refused) {
                forget(call);
            }
            return decision;
        });
    }

    private List<LimitScope> forget(CallId call) {
        synchronized (held) {
            Set<LimitScope> scopes = new HashSet<>(held.getOrDefault(call, List.of()));
            scopes.addAll(dialled.getOrDefault(call, Set.of()));
            held.remove(call);
            dialled.remove(call);
            return List.copyOf(scopes);
        }
    }

    /** A lease that Redis has lost is added again, since the call is live. */
    @Override
    public CompletionStage<Void> renew(Collection<CallId> calls) {
        return renewHeld(calls, new ArrayList<>());
    }

    /** Renews leases, and adds the calls that this instance does not count to {@code others}. */
    CompletionStage<Void> renewHeld(Collection<CallId> calls, Collection<CallId> others) {
        RenewScript renewal = new RenewScript(lease);
        synchronized (held) {
            for (CallId call : calls) {
                List<LimitScope> scopes = held.get(call);
                if (scopes == null) {
                    others.add(call);
                } else {
                    scopes.forEach(scope -> renewal.add(keys.leases(scope), call));
                }
                dialled.getOrDefault(call, Set.of()).forEach(scope -> renewal.add(keys.leases(scope), call));
            }
            return renewal.send(redis);
        }
    }

    /** Releases the leases; the call still counts in the rates of its scopes. */
    @Override
    public CompletionStage<Void> release(CallId call) {
        return giveBack(forget -> RedisCommands.all(
                forget.apply(call).stream().map(scope -> giveBack(call, scope)).toList()));
    }

    /**
     * Releases the leases of calls by a given function.
     *
     * @param way releases leases; its argument removes a call and returns the scopes in which it was counted
     */
    CompletionStage<Void> giveBack(Function<Function<CallId, List<LimitScope>>, CompletionStage<Void>> way) {
        synchronized (held) {
            return way.apply(this::forget);
        }
    }

    @Override
    public void close() {
        close.run();
    }
}
