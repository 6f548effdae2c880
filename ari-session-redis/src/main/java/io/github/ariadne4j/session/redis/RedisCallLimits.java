package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts calls in Redis, so that several instances count together. A call holds a lease of two minutes in a sorted set per
 * scope, by Redis' own clock; whoever admitted it renews it, and a crash leaks nothing for longer. Made by {@link #connect},
 * closed by whoever made it.
 */
public final class RedisCallLimits implements CallLimits {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final String CONCURRENT = "a4j:limit:calls:";
    private static final String RATE = "a4j:limit:rate:";
    private static final long NO_LIMIT = -1;

    /**
     * All scopes or none. KEYS: per scope the set of calls and the set of starts. ARGV: call id, lease in ms, then per scope
     * the two limits, -1 for none. Answers 0 if admitted, else 2 × scope − 1 for the calls, 2 × scope for the rate.
     */
    private static final String ADMIT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local scopes = #KEYS / 2
            for i = 1, scopes do
              local calls, starts = KEYS[2 * i - 1], KEYS[2 * i]
              local most, rate = tonumber(ARGV[2 * i + 1]), tonumber(ARGV[2 * i + 2])
              redis.call('ZREMRANGEBYSCORE', calls, '-inf', now)
              if most >= 0 and not redis.call('ZSCORE', calls, ARGV[1]) and redis.call('ZCARD', calls) >= most then
                return 2 * i - 1
              end
              redis.call('ZREMRANGEBYSCORE', starts, '-inf', now - 1000)
              if rate >= 0 and redis.call('ZCARD', starts) >= rate then return 2 * i end
            end
            for i = 1, scopes do
              local calls, starts = KEYS[2 * i - 1], KEYS[2 * i]
              if tonumber(ARGV[2 * i + 1]) >= 0 then
                redis.call('ZADD', calls, now + ARGV[2], ARGV[1])
                redis.call('PEXPIRE', calls, ARGV[2])
              end
              if tonumber(ARGV[2 * i + 2]) >= 0 then
                redis.call('ZADD', starts, now, ARGV[1])
                redis.call('PEXPIRE', starts, 1000)
              end
            end
            return 0
            """;

    /** KEYS: a set of calls. ARGV: lease in ms, then the calls; one that is not there (any more) is not put back. */
    private static final String RENEW = """
            local time = redis.call('TIME')
            local until_ = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1]
            for i = 2, #ARGV do redis.call('ZADD', KEYS[1], 'XX', until_, ARGV[i]) end
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return 1
            """;

    private final RedisLink redis;
    private final LimitLookup lookup;
    private final ConcurrentMap<CallId, List<String>> held = new ConcurrentHashMap<>();

    private RedisCallLimits(RedisLink redis, LimitLookup lookup) {
        this.redis = redis;
        this.lookup = lookup;
    }

    /**
     * Connects.
     *
     * @param redisUrl where Redis is
     * @param lookup where the limits are written down
     * @throws io.github.ariadne4j.callflow.session.SessionStoreException if there is no Redis at that URL
     */
    public static RedisCallLimits connect(String redisUrl, LimitLookup lookup) {
        return new RedisCallLimits(RedisLink.connect(RedisSettings.of(redisUrl)), lookup);
    }

    @Override
    public CompletionStage<LimitDecision> admit(CallId call, Set<LimitScope> scopes) {
        return lookup.limitsOf(scopes)
                .thenCompose(limits -> limits.isEmpty()
                        ? CompletableFuture.completedStage(new LimitDecision.Admitted())
                        : count(call, List.copyOf(limits)));
    }

    private CompletionStage<LimitDecision> count(CallId call, List<CallLimit> limits) {
        List<String> keys = new ArrayList<>();
        List<String> arguments = new ArrayList<>(List.of(call.toString(), Long.toString(LEASE.toMillis())));
        for (CallLimit limit : limits) {
            String scope = hashed(limit.scope());
            keys.add(CONCURRENT + scope);
            keys.add(RATE + scope);
            arguments.add(orNone(limit.concurrentCalls()));
            arguments.add(orNone(limit.callsPerSecond()));
        }
        return redis.<Long>send(
                        "count call " + call,
                        commands -> commands.eval(
                                ADMIT,
                                ScriptOutputType.INTEGER,
                                keys.toArray(new String[0]),
                                arguments.toArray(new String[0])))
                .thenApply(answer -> decide(call, limits, answer));
    }

    private LimitDecision decide(CallId call, List<CallLimit> limits, long answer) {
        if (answer == 0) {
            held.put(
                    call,
                    limits.stream()
                            .map(limit -> CONCURRENT + hashed(limit.scope()))
                            .toList());
            return new LimitDecision.Admitted();
        }
        CallLimit reached = limits.get((int) ((answer + 1) / 2 - 1));
        boolean byCalls = answer % 2 == 1;
        String reason = byCalls
                ? "more than " + reached.concurrentCalls() + " calls at once"
                : "more than " + reached.callsPerSecond() + " calls a second";
        HangupCause cause = reached.refusal();
        return new LimitDecision.Refused(reached.scope(), reason, cause);
    }

    @Override
    public CompletionStage<Void> renew(Collection<CallId> calls) {
        ConcurrentMap<String, List<String>> byScope = new ConcurrentHashMap<>();
        for (CallId call : calls) {
            held.getOrDefault(call, List.of())
                    .forEach(key -> byScope.computeIfAbsent(key, scope -> new ArrayList<>())
                            .add(call.toString()));
        }
        List<CompletableFuture<Long>> sent = byScope.entrySet().stream()
                .map(scope -> renew(scope.getKey(), scope.getValue()).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0]));
    }

    private CompletionStage<Long> renew(String key, List<String> calls) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(LEASE.toMillis())));
        arguments.addAll(calls);
        String[] keys = {key};
        return redis.send(
                "renew " + calls.size() + " leases",
                commands -> commands.eval(RENEW, ScriptOutputType.INTEGER, keys, arguments.toArray(new String[0])));
    }

    @Override
    public CompletionStage<Void> release(CallId call) {
        List<String> keys = held.remove(call);
        if (keys == null) {
            return CompletableFuture.completedStage(null);
        }
        List<CompletableFuture<Long>> sent = keys.stream()
                .map(key -> redis.<Long>send("release call " + call, commands -> commands.zrem(key, call.toString()))
                        .toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0]));
    }

    @Override
    public void close() {
        redis.close();
    }

    private static String orNone(@org.jspecify.annotations.Nullable Integer limit) {
        return Long.toString(limit == null ? NO_LIMIT : limit);
    }

    /** An account code comes from outside; what stands in a key must not. */
    private static String hashed(LimitScope scope) {
        try {
            byte[] name = (scope.kind().name() + '/' + scope.name()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
