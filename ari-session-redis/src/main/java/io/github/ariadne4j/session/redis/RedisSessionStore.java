package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.lettuce.core.ScriptOutputType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sessions in Redis: a hash per call and a set of calls per application, written together in one round trip. Made by
 * {@link #connect}, closed by whoever made it. While Redis is away every method fails within the time limit of the settings,
 * and the connection comes back by itself.
 */
public final class RedisSessionStore implements SessionStore {
    private static final String SESSION = "a4j:session:";
    private static final String CALLS = "a4j:calls:";

    /** One step, so that no session is ever outside the index. ARGV: call id, then fields and values. */
    private static final String WRITE = """
            redis.call('HSET', KEYS[1], unpack(ARGV, 2))
            redis.call('SADD', KEYS[2], ARGV[1])
            return 1
            """;

    /** The application whose index the call is in stands in the session itself. */
    private static final String REMOVE = """
            local application = redis.call('HGET', KEYS[1], 'application')
            redis.call('DEL', KEYS[1])
            if application then redis.call('SREM', ARGV[2] .. application, ARGV[1]) end
            return 1
            """;

    private final RedisLink redis;

    private RedisSessionStore(RedisLink redis) {
        this.redis = redis;
    }

    /**
     * Connects, with the default settings.
     *
     * @throws SessionStoreException if there is no Redis at that URL
     * @throws IllegalArgumentException if it is no URL of a Redis
     */
    public static RedisSessionStore connect(String redisUrl) {
        return connect(RedisSettings.of(redisUrl));
    }

    /** As {@link #connect(String)}, with other settings. */
    public static RedisSessionStore connect(RedisSettings settings) {
        return new RedisSessionStore(RedisLink.connect(settings));
    }

    @Override
    public CompletionStage<Void> create(CallSession session) {
        return write("create", session);
    }

    @Override
    public CompletionStage<Void> update(CallSession session) {
        return write("update", session);
    }

    private CompletionStage<Void> write(String what, CallSession session) {
        List<String> arguments = new ArrayList<>();
        arguments.add(session.id().toString());
        SessionHash.write(session).forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        String[] keys = {SESSION + session.id(), CALLS + session.origin().application()};
        String[] values = arguments.toArray(new String[0]);
        return redis.<Long>send(
                        what + " session " + session.id(),
                        commands -> commands.eval(WRITE, ScriptOutputType.INTEGER, keys, values))
                .thenAccept(written -> {});
    }

    @Override
    public CompletionStage<Void> remove(CallId id) {
        String[] keys = {SESSION + id};
        return redis.<Long>send(
                        "remove session " + id,
                        commands -> commands.eval(REMOVE, ScriptOutputType.INTEGER, keys, id.toString(), CALLS))
                .thenAccept(removed -> {});
    }

    @Override
    public CompletionStage<Optional<CallSession>> find(CallId id) {
        return redis.<Map<String, String>>send("find session " + id, commands -> commands.hgetall(SESSION + id))
                .thenApply(fields -> Optional.ofNullable(SessionHash.read(id, fields)));
    }

    @Override
    public CompletionStage<List<CallSession>> all(String application) {
        return redis.<Set<String>>send(
                        "list sessions of " + application, commands -> commands.smembers(CALLS + application))
                .thenCompose(this::findAll);
    }

    private CompletionStage<List<CallSession>> findAll(Set<String> ids) {
        List<CompletableFuture<Optional<CallSession>>> found = ids.stream()
                .map(id -> find(CallId.parse(id)).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(found.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> found.stream()
                        .map(session -> session.join().orElse(null))
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Override
    public CompletionStage<Void> ping() {
        return redis.<String>send("ping", commands -> commands.ping()).thenAccept(pong -> {});
    }

    @Override
    public void close() {
        redis.close();
    }
}
