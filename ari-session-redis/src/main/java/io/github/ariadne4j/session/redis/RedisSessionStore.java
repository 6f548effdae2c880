package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.lettuce.core.ScriptOutputType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions in Redis: a hash per call and a set of call ids per application. Made by {@link #connect}, closed by whoever made
 * it. Nothing here blocks but connecting and closing; stages complete on Lettuce's threads. While Redis is away every method
 * fails within the time limit of the settings, and the connection comes back by itself.
 */
public final class RedisSessionStore implements SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisSessionStore.class);
    private static final int READ_AT_ONCE = 500;

    /** A late repetition of the first write must not undo a later one. ARGV: fields and values. */
    private static final String CREATE = """
            if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
            redis.call('HSET', KEYS[1], unpack(ARGV))
            return 1
            """;

    /** ARGV: fields and values. */
    private static final String UPDATE = """
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], unpack(ARGV))
            return 1
            """;

    /** Answers the application that the session was of, if it was there. */
    private static final String REMOVE = """
            local application = redis.call('HGET', KEYS[1], 'application')
            redis.call('DEL', KEYS[1])
            return application
            """;

    private final RedisLink redis;

    /** Those whose sessions went through this store: one, mostly. */
    private final Set<String> applications = ConcurrentHashMap.newKeySet();

    private RedisSessionStore(RedisLink redis) {
        this.redis = redis;
    }

    /**
     * Connects, with the default settings.
     *
     * @throws SessionStoreException if there is no Redis at that URL, or it does not let us in
     * @throws IllegalArgumentException if it is no URL of a Redis
     */
    public static RedisSessionStore connect(String redisUrl) {
        return connect(RedisSettings.of(redisUrl));
    }

    /** As {@link #connect(String)}, with other settings. */
    public static RedisSessionStore connect(RedisSettings settings) {
        return new RedisSessionStore(RedisLink.connect(settings, SessionStoreException::new));
    }

    @Override
    public CompletionStage<Void> create(CallSession session) {
        return write("create", CREATE, session);
    }

    /** Writes all of the session, also where Redis has lost it. */
    @Override
    public CompletionStage<Void> update(CallSession session) {
        return write("update", UPDATE, session);
    }

    /** The index first: an id in it without a session is harmless, a session outside it would never be found again. */
    private CompletionStage<Void> write(String verb, String script, CallSession session) {
        String what = verb + " session " + session.id();
        String application = session.origin().application();
        String index = RedisKeys.calls(application);
        String[] keys = {RedisKeys.session(session.id())};
        String[] fields = fields(session);
        applications.add(application);
        CompletionStage<Long> indexed =
                redis.send(what, commands -> commands.sadd(index, session.id().toString()));
        CompletionStage<Long> written =
                redis.send(what, commands -> commands.eval(script, ScriptOutputType.INTEGER, keys, fields));
        return RedisLink.all(List.of(indexed, written));
    }

    private static String[] fields(CallSession session) {
        List<String> fields = new ArrayList<>();
        SessionHash.write(session).forEach((field, value) -> {
            fields.add(field);
            fields.add(value);
        });
        return fields.toArray(new String[0]);
    }

    /** The session first, for the reason that {@link #write} has; the indexes in the same round trip. */
    @Override
    public CompletionStage<Void> remove(CallId id) {
        String what = "remove session " + id;
        String[] keys = {RedisKeys.session(id)};
        CompletionStage<@Nullable String> removed =
                redis.send(what, commands -> commands.eval(REMOVE, ScriptOutputType.VALUE, keys));
        List<CompletionStage<?>> steps = new ArrayList<>();
        applications.forEach(application -> steps.add(unlist(what, application, id)));
        steps.add(removed.thenCompose(application -> application == null || !applications.add(application)
                ? CompletableFuture.completedStage(0L)
                : unlist(what, application, id)));
        return RedisLink.all(steps);
    }

    private CompletionStage<Long> unlist(String what, String application, CallId id) {
        return redis.send(what, commands -> commands.srem(RedisKeys.calls(application), id.toString()));
    }

    @Override
    public CompletionStage<Optional<CallSession>> find(CallId id) {
        return redis.<Map<String, String>>send(
                        "find session " + id, commands -> commands.hgetall(RedisKeys.session(id)))
                .thenApply(fields -> Optional.ofNullable(SessionHash.read(id, fields)));
    }

    /** What cannot be read is logged and left out: one broken session must not hide the others. */
    @Override
    public CompletionStage<List<CallSession>> all(String application) {
        String index = RedisKeys.calls(application);
        return redis.<Set<String>>send("list sessions of " + application, commands -> commands.smembers(index))
                .thenCompose(ids -> read(List.copyOf(ids), new ArrayList<>()));
    }

    /** A part at a time, so that many calls fit through the queue and into the time limit. */
    private CompletionStage<List<CallSession>> read(List<String> ids, List<CallSession> found) {
        if (ids.isEmpty()) {
            return CompletableFuture.completedStage(List.copyOf(found));
        }
        List<String> part = ids.subList(0, Math.min(READ_AT_ONCE, ids.size()));
        List<CompletableFuture<Optional<CallSession>>> read =
                part.stream().map(id -> readable(id).toCompletableFuture()).toList();
        return RedisLink.all(read).thenCompose(done -> {
            read.forEach(session -> session.join().ifPresent(found::add));
            return read(ids.subList(part.size(), ids.size()), found);
        });
    }

    private CompletionStage<Optional<CallSession>> readable(String id) {
        return redis.<Map<String, String>>send(
                        "read session " + id, commands -> commands.hgetall(RedisKeys.session(CallId.parse(id))))
                .thenApply(fields -> {
                    try {
                        return Optional.ofNullable(SessionHash.read(CallId.parse(id), fields));
                    } catch (SessionStoreException e) {
                        LOG.warn("left out: {}", e.getMessage());
                        return Optional.empty();
                    }
                });
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
