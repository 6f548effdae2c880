package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A script that renews many leases, in several parts. Filled and sent by one thread. */
final class RenewScript {
    private static final int AT_ONCE = 500;

    /**
     * KEYS: for each lease its set, and the set of live calls; the same set twice to skip the check. ARGV: lease in ms,
     * then for each lease its call.
     */
    private static final String TEXT = """
            local time = redis.call('TIME')
            local ends = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1]
            for i = 1, #KEYS / 2 do
              local leases, live, call = KEYS[2 * i - 1], KEYS[2 * i], ARGV[i + 1]
              if live == leases or redis.call('SISMEMBER', live, call) == 1 then
                redis.call('ZADD', leases, ends, call)
                redis.call('PEXPIRE', leases, ARGV[1])
              end
            end
            return 0
            """;

    private final Duration lease;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String leases, String live, CallId call) {}

    RenewScript(Duration lease) {
        this.lease = lease;
    }

    /** Adds a lease of a call that is known to be live. */
    void add(String leases, CallId call) {
        entries.add(new Entry(leases, leases, call));
    }

    /** Adds a lease that is renewed only if the call is in the set of live calls. */
    void addIfLive(String leases, String live, CallId call) {
        entries.add(new Entry(leases, live, call));
    }

    /** Sends the whole text each time: a repetition after a cache miss could be overtaken by a release. */
    CompletionStage<Void> send(RedisCommands redis) {
        List<CompletionStage<Long>> sent = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            List<Entry> part = entries.subList(from, Math.min(from + AT_ONCE, entries.size()));
            sent.add(redis.send(
                    "renew " + part.size() + " leases",
                    commands -> commands.eval(TEXT, ScriptOutputType.INTEGER, keys(part), arguments(part))));
        }
        return RedisCommands.all(sent);
    }

    private static String[] keys(List<Entry> part) {
        return part.stream()
                .flatMap(entry -> List.of(entry.leases(), entry.live()).stream())
                .toArray(String[]::new);
    }

    private String[] arguments(List<Entry> part) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(lease.toMillis())));
        part.forEach(entry -> arguments.add(entry.call().toString()));
        return arguments.toArray(new String[0]);
    }
}
