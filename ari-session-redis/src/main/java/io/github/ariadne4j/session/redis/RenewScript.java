package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Leases that are prolonged together. Filled and sent by one thread. */
final class RenewScript {
    /** KEYS: per lease its set. ARGV: lease in ms, then per lease its call. */
    static final String TEXT = """
            local time = redis.call('TIME')
            local ends = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1]
            for i = 1, #KEYS do
              redis.call('ZADD', KEYS[i], ends, ARGV[i + 1])
              redis.call('PEXPIRE', KEYS[i], ARGV[1])
            end
            return #KEYS
            """;

    private final List<String> keys = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();

    RenewScript(Duration lease) {
        arguments.add(Long.toString(lease.toMillis()));
    }

    void add(LimitScope scope, CallId call) {
        keys.add(RedisKeys.leases(scope));
        arguments.add(call.toString());
    }

    int size() {
        return keys.size();
    }

    String[] keys() {
        return keys.toArray(new String[0]);
    }

    String[] arguments() {
        return arguments.toArray(new String[0]);
    }
}
