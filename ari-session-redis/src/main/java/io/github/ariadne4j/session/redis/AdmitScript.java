package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The script that admits one call in all its scopes at once, with its keys and arguments.
 *
 * @param call the call
 * @param lease life time of its lease without a renewal
 * @param limits the limits of its scopes
 */
record AdmitScript(CallId call, Duration lease, List<CallLimit> limits) {
    /**
     * {@code keys}: for each scope its leases and its rate. {@code given}: call id, lease in ms, then for each scope
     * the two limits, -1 for none. Returns 0 if admitted, else 2 × scope − 1 for too many calls, 2 × scope for too many
     * calls a second. A rate is the time in µs at which the next call is due, as in
     * {@link io.github.ariadne4j.callflow.limit.Gcra}, with a burst of the calls of one second. A call with a lease in
     * a scope is not counted again. Times too far in the future are from before Redis' clock was set back: such a rate
     * is reset, and such leases are shortened.
     */
    private static final String COUNT = """
            local function count(keys, given)
              local time = redis.call('TIME')
              local micros = time[1] * 1000000 + time[2]
              local now = math.floor(micros / 1000)
              local scopes = #keys / 2
              local due = {}
              for i = 1, scopes do
                local leases = keys[2 * i - 1]
                local most, rate = tonumber(given[2 * i + 1]), tonumber(given[2 * i + 2])
                local held = false
                if most >= 0 then
                  redis.call('ZREMRANGEBYSCORE', leases, '-inf', now)
                  local latest = now + given[2]
                  for _, call in ipairs(redis.call('ZRANGEBYSCORE', leases, latest + 1, '+inf')) do
                    redis.call('ZADD', leases, latest, call)
                  end
                  held = redis.call('ZSCORE', leases, given[1])
                  if not held and redis.call('ZCARD', leases) >= most then
                    return 2 * i - 1
                  end
                end
                if rate >= 0 and not held then
                  if rate == 0 then return 2 * i end
                  local interval = math.max(1, math.floor(1000000 / rate))
                  local next = tonumber(redis.call('GET', keys[2 * i]) or micros)
                  if next < micros or next > micros + 1000000 then next = micros end
                  if next - micros > interval * (rate - 1) then return 2 * i end
                  due[i] = next + interval
                end
              end
              for i = 1, scopes do
                local leases = keys[2 * i - 1]
                if tonumber(given[2 * i + 1]) >= 0 then
                  redis.call('ZADD', leases, now + given[2], given[1])
                  redis.call('PEXPIRE', leases, given[2])
                end
                if due[i] then
                  redis.call('SET', keys[2 * i], string.format('%.0f', due[i]), 'PX', math.ceil((due[i] - micros) / 1000))
                end
              end
              return 0
            end
            """;

    /** Counts the call. */
    static final Script ALONE = Script.of(COUNT + "return count(KEYS, ARGV)");

    /**
     * Counts the call and writes its session, or neither. The KEYS and ARGV of {@link SessionScripts} precede those of
     * {@link #ALONE}.
     */
    static final Script WITH_SESSION =
            Script.of(COUNT + SessionScripts.FENCE + """
            local reached = count({unpack(KEYS, 7)}, {unpack(ARGV, 6)})
            if reached > 0 then return reached end
            """ + SessionScripts.WRITE_NEW + "return 0");

    private static final String NO_LIMIT = "-1";

    /** The scopes in which the admitted call has a lease. */
    List<LimitScope> counted() {
        return counted(limits).toList();
    }

    /** The scopes of these limits that count concurrent calls. */
    static Stream<LimitScope> counted(List<CallLimit> limits) {
        return limits.stream().filter(limit -> limit.concurrentCalls() != null).map(CallLimit::scope);
    }

    /** The keys of its scopes, after this number of empty places. */
    String[] keys(RedisKeys keys, int others) {
        String[] all = new String[others + 2 * limits.size()];
        int at = others;
        for (CallLimit limit : limits) {
            RedisKeys.OfScope scope = keys.of(limit.scope());
            all[at++] = scope.leases();
            all[at++] = scope.rate();
        }
        return all;
    }

    /** The arguments of the script, after this number of empty places. */
    String[] arguments(int others) {
        String[] all = new String[others + 2 + 2 * limits.size()];
        int at = others;
        all[at++] = call.toString();
        all[at++] = Long.toString(lease.toMillis());
        for (CallLimit limit : limits) {
            all[at++] = orNone(limit.concurrentCalls());
            all[at++] = orNone(limit.callsPerSecond());
        }
        return all;
    }

    private static String orNone(@Nullable Integer limit) {
        return limit == null ? NO_LIMIT : limit.toString();
    }

    /** The decision for a result of the script. */
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
