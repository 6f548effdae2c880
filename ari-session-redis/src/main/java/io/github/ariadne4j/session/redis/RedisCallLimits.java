package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimitException;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts calls in Redis, so that several instances count together. A call holds a lease of two minutes in a sorted set per
 * scope, by Redis' own clock; whoever admitted it renews it, and a crash leaks nothing for longer. Made by {@link #connect},
 * closed by whoever made it. Nothing here blocks but connecting and closing; stages complete on Lettuce's threads, and fail
 * with a {@link CallLimitException} within the time limit of the settings while Redis is away.
 */
public final class RedisCallLimits implements CallLimits {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int RENEWED_AT_ONCE = 500;

    private final RedisLink redis;
    private final LimitLookup lookup;
    private final Duration lease;

    /** The calls that we count, and where. Guarded by itself, so that no renewal overtakes a release. */
    private final Map<CallId, List<LimitScope>> held = new HashMap<>();

    private RedisCallLimits(RedisLink redis, LimitLookup lookup, Duration lease) {
        this.redis = redis;
        this.lookup = lookup;
        this.lease = lease;
    }

    /**
     * Connects, with the default settings.
     *
     * @param redisUrl where Redis is
     * @param lookup where the limits are written down
     * @throws CallLimitException if there is no Redis at that URL, or it does not let us in
     * @throws IllegalArgumentException if it is no URL of a Redis
     */
    public static RedisCallLimits connect(String redisUrl, LimitLookup lookup) {
        return connect(RedisSettings.of(redisUrl), lookup);
    }

    /** As {@link #connect(String, LimitLookup)}, with other settings. */
    public static RedisCallLimits connect(RedisSettings settings, LimitLookup lookup) {
        return connect(settings, lookup, LEASE);
    }

    /** With a lease that a test can outlive. */
    static RedisCallLimits connect(RedisSettings settings, LimitLookup lookup, Duration lease) {
        return new RedisCallLimits(RedisLink.connect(settings, CallLimitException::new), lookup, lease);
    }

    @Override
    public CompletionStage<LimitDecision> admit(CallId call, Set<LimitScope> scopes) {
        return lookup.limitsOf(scopes)
                .thenCompose(limits -> limits.isEmpty()
                        ? CompletableFuture.completedStage(new LimitDecision.Admitted())
                        : count(call, List.copyOf(limits)));
    }

    /** Held from before the question: if the answer is lost, the release still gives back what may have been counted. */
    private CompletionStage<LimitDecision> count(CallId call, List<CallLimit> limits) {
        AdmitScript script = new AdmitScript(call, lease, limits);
        boolean first;
        CompletionStage<Long> answer;
        synchronized (held) {
            first = held.putIfAbsent(call, script.counted()) == null;
            answer = redis.send(
                    "count call " + call,
                    commands -> commands.eval(
                            AdmitScript.TEXT, ScriptOutputType.INTEGER, script.keys(), script.arguments()));
        }
        return answer.thenApply(script::decision).thenApply(decision -> {
            if (first && decision instanceof LimitDecision.Refused) {
                forget(call);
            }
            return decision;
        });
    }

    private List<LimitScope> forget(CallId call) {
        synchronized (held) {
            List<LimitScope> scopes = held.remove(call);
            return scopes == null ? List.of() : scopes;
        }
    }

    /** A lease that Redis has lost is taken again: the call does live. */
    @Override
    public CompletionStage<Void> renew(Collection<CallId> calls) {
        List<CompletionStage<Long>> sent = new ArrayList<>();
        synchronized (held) {
            RenewScript part = new RenewScript(lease);
            for (CallId call : calls) {
                for (LimitScope scope : held.getOrDefault(call, List.of())) {
                    part.add(scope, call);
                    if (part.size() == RENEWED_AT_ONCE) {
                        sent.add(send(part));
                        part = new RenewScript(lease);
                    }
                }
            }
            if (part.size() > 0) {
                sent.add(send(part));
            }
        }
        return RedisLink.all(sent);
    }

    private CompletionStage<Long> send(RenewScript renewal) {
        return redis.send(
                "renew " + renewal.size() + " leases",
                commands ->
                        commands.eval(RenewScript.TEXT, ScriptOutputType.INTEGER, renewal.keys(), renewal.arguments()));
    }

    /** Gives the leases back; the call's start still counts for the rest of its second. */
    @Override
    public CompletionStage<Void> release(CallId call) {
        synchronized (held) {
            return RedisLink.all(forget(call).stream()
                    .map(scope -> redis.<Long>send(
                            "release call " + call,
                            commands -> commands.zrem(RedisKeys.leases(scope), call.toString())))
                    .toList());
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
