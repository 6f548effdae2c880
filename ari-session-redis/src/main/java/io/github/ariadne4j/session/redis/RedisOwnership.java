package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** The {@link Ownership} of calls in Redis: epochs and leases of owners, by Redis' clock. */
final class RedisOwnership implements Ownership {
    private final RedisCommands redis;
    private final RedisKeys keys;
    private final Duration lease;

    RedisOwnership(RedisCommands redis, RedisKeys keys, Duration lease) {
        this.redis = redis;
        this.keys = keys;
        this.lease = lease;
    }

    @Override
    public Duration lease() {
        return lease;
    }

    @Override
    public CompletionStage<Long> acquire(CallOrigin origin) {
        return run("acquire", OwnerScripts.ACQUIRE, origin, 0);
    }

    @Override
    public CompletionStage<OptionalLong> takeOver(CallOrigin origin) {
        return run("take over", OwnerScripts.TAKE_OVER, origin, 0)
                .thenApply(epoch -> epoch == 0 ? OptionalLong.empty() : OptionalLong.of(epoch));
    }

    @Override
    public CompletionStage<Renewal> renew(CallOrigin origin, long epoch) {
        return run("renew the lease of", OwnerScripts.RENEW, origin, epoch).thenApply(RedisOwnership::renewal);
    }

    private static Renewal renewal(long answer) {
        if (answer == 0) {
            return Renewal.LOST;
        }
        return answer == 1 ? Renewal.KEPT : Renewal.RESTORED;
    }

    @Override
    public CompletionStage<Void> release(CallOrigin origin, long epoch) {
        return run("release", OwnerScripts.RELEASE, origin, epoch).thenApply(answer -> null);
    }

    @Override
    public CompletionStage<List<CallOrigin>> abandoned() {
        String[] touched = keys();
        String millis = Long.toString(lease.toMillis());
        return redis.<List<String>>send(
                        "list the abandoned",
                        commands -> commands.eval(OwnerScripts.ABANDONED, ScriptOutputType.MULTI, touched, millis))
                .thenApply(names -> names.stream().map(RedisKeys::origin).toList());
    }

    @Override
    public CompletionStage<Optional<Instant>> lastSeen(CallOrigin origin) {
        String name = RedisKeys.name(origin);
        return redis.<String>send("ask who was last seen as " + name, commands -> commands.hget(keys.seen(), name))
                .thenApply(
                        millis -> Optional.ofNullable(millis).map(Long::valueOf).map(Instant::ofEpochMilli));
    }

    @Override
    public CompletionStage<Void> serve(CallOrigin origin, ServedAsterisk asterisk) {
        String name = RedisKeys.name(origin);
        return redis.<Boolean>send(
                        "note the Asterisk of " + name,
                        commands -> commands.hset(keys.servers(), name, ServedAsteriskCodec.write(asterisk)))
                .thenApply(isNew -> null);
    }

    @Override
    public CompletionStage<Optional<ServedAsterisk>> served(CallOrigin origin) {
        String name = RedisKeys.name(origin);
        return redis.<String>send("ask for the Asterisk of " + name, commands -> commands.hget(keys.servers(), name))
                .thenApply(ServedAsteriskCodec::read);
    }

    private CompletionStage<Long> run(String verb, Script script, CallOrigin origin, long epoch) {
        String name = keys.of(origin).name();
        String[] arguments = {name, Long.toString(epoch), Long.toString(lease.toMillis())};
        return redis.run(() -> verb + ' ' + name, script, keys(), arguments, Long::valueOf);
    }

    private String[] keys() {
        return new String[] {keys.epochs(), keys.owners(), keys.seen(), keys.origins()};
    }
}
