package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call asked for in all its scopes at once.
 *
 * @param call the call
 * @param lease how long it is counted unless renewed
 * @param limits the limits that its scopes have
 */
record AdmitScript(CallId call, Duration lease, List<CallLimit> limits) {
    /**
     * KEYS: per scope its leases and its starts. ARGV: call id, lease in ms, then per scope the two limits, -1 for none.
     * Answers 0 if admitted, else 2 × scope − 1 for too many calls, 2 × scope for too many a second. Starts are in µs, so
     * that their second is one to the microsecond.
     */
    static final String TEXT = """
            local time = redis.call('TIME')
            local micros = time[1] * 1000000 + time[2]
            local now = math.floor(micros / 1000)
            local scopes = #KEYS / 2
            for i = 1, scopes do
              local leases, starts = KEYS[2 * i - 1], KEYS[2 * i]
              local most, rate = tonumber(ARGV[2 * i + 1]), tonumber(ARGV[2 * i + 2])
              if most >= 0 then
                redis.call('ZREMRANGEBYSCORE', leases, '-inf', now)
                if not redis.call('ZSCORE', leases, ARGV[1]) and redis.call('ZCARD', leases) >= most then
                  return 2 * i - 1
                end
              end
              if rate >= 0 then
                redis.call('ZREMRANGEBYSCORE', starts, '-inf', micros - 1000000)
                if not redis.call('ZSCORE', starts, ARGV[1]) and redis.call('ZCARD', starts) >= rate then
                  return 2 * i
                end
              end
            end
            for i = 1, scopes do
              local leases, starts = KEYS[2 * i - 1], KEYS[2 * i]
              if tonumber(ARGV[2 * i + 1]) >= 0 then
                redis.call('ZADD', leases, now + ARGV[2], ARGV[1])
                redis.call('PEXPIRE', leases, ARGV[2])
              end
              if tonumber(ARGV[2 * i + 2]) >= 0 then
                redis.call('ZADD', starts, 'NX', micros, ARGV[1])
                redis.call('PEXPIRE', starts, 1000)
              end
            end
            return 0
            """;

    private static final String NO_LIMIT = "-1";

    /** The scopes in which the call holds a lease once it is admitted. */
    List<LimitScope> counted() {
        return limits.stream()
                .filter(limit -> limit.concurrentCalls() != null)
                .map(CallLimit::scope)
                .toList();
    }

    String[] keys() {
        return limits.stream()
                .flatMap(limit -> List.of(RedisKeys.leases(limit.scope()), RedisKeys.starts(limit.scope())).stream())
                .toArray(String[]::new);
    }

    String[] arguments() {
        List<String> arguments = new ArrayList<>(List.of(call.toString(), Long.toString(lease.toMillis())));
        for (CallLimit limit : limits) {
            arguments.add(orNone(limit.concurrentCalls()));
            arguments.add(orNone(limit.callsPerSecond()));
        }
        return arguments.toArray(new String[0]);
    }

    private static String orNone(@Nullable Integer limit) {
        return limit == null ? NO_LIMIT : limit.toString();
    }

    /** What the script's answer means. */
    LimitDecision decision(long answer) {
        if (answer == 0) {
            return new LimitDecision.Admitted();
        }
        CallLimit reached = limits.get((int) ((answer - 1) / 2));
        String reason = answer % 2 == 1
                ? "more than " + reached.concurrentCalls() + " calls at once"
                : "more than " + reached.callsPerSecond() + " calls a second";
        return new LimitDecision.Refused(reached.scope(), reason, reached.refusal());
    }
}
