package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.DeadLetter;
import io.github.ariadne4j.callflow.session.SessionJson;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.session.StaleOwnerException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in Redis: a line of JSON for each call, and indexes of live and ended ones. Made by {@link #connect}, whose
 * caller closes it; {@link RedisCallStore} combines it with limits and owners. Only connecting and closing block.
 * Stages complete on Lettuce's threads. While Redis is unavailable, each method fails within the time limit of the
 * settings, and the connection is restored by itself.
 */
public final class RedisSessionStore implements SessionStore {
    private final RedisCommands redis;
    private final RedisKeys keys;
    private final String ownerLeaseMillis;
    private final Runnable close;
    private final SessionReader reader;

    RedisSessionStore(RedisCommands redis, RedisKeys keys, Duration ownerLease, Runnable close) {
        this.redis = redis;
        this.keys = keys;
        this.ownerLeaseMillis = Long.toString(ownerLease.toMillis());
        this.close = close;
        this.reader = new SessionReader(redis, keys);
    }

    /**
     * Connects with the default settings.
     *
     * @throws SessionStoreException if there is no Redis at that URL, or it rejects the credentials
     * @throws IllegalArgumentException if the URL is not a Redis URL
     */
    public static RedisSessionStore connect(String redisUrl) {
        return connect(RedisSettings.of(redisUrl));
    }

    /** As {@link #connect(String)}, with other settings. */
    public static RedisSessionStore connect(RedisSettings settings) {
        RedisLink link = RedisLink.connect(settings, SessionStoreException::new);
        return new RedisSessionStore(
                new RedisCommands(link, SessionStoreException::new),
                new RedisKeys(settings.namespace()),
                RedisCallStore.OWNER_LEASE,
                link::close);
    }

    @Override
    public CompletionStage<Void> create(CallSession session) {
        return write("create session ", SessionScripts.CREATE, session, SessionJson.write(session), List.of());
    }

    @Override
    public CompletionStage<Void> update(CallSession session) {
        return write("update session ", session, script -> script.update(session));
    }

    @Override
    public CompletionStage<Void> end(CallSession session) {
        return write("end session ", session, script -> script.end(session, List.of()));
    }

    /** Atomic for each owner. */
    @Override
    public CompletionStage<Void> write(Collection<CallSession> sessions) {
        return WritesByOwner.of(
                sessions,
                ofOne -> write(ofOne, script -> {
                    for (CallSession session : ofOne) {
                        if (session.end() == null) {
                            script.update(session);
                        } else {
                            script.end(session, List.of());
                        }
                    }
                }));
    }

    private CompletionStage<Void> write(String doing, CallSession session, Consumer<WriteScript> put) {
        return write(() -> doing + session.id(), session, put);
    }

    /**
     * Writes several sessions of one owner.
     *
     * @param put adds the sessions to the script
     */
    CompletionStage<Void> write(List<CallSession> ofOne, Consumer<WriteScript> put) {
        return write(() -> doing(ofOne), ofOne.get(0), put);
    }

    private static String doing(List<CallSession> written) {
        String first = "write session " + written.get(0).id();
        return written.size() == 1 ? first : first + " and " + (written.size() - 1) + " more";
    }

    private CompletionStage<Void> write(Supplier<String> what, CallSession any, Consumer<WriteScript> put) {
        WriteScript script = new WriteScript(keys, any, ownerLeaseMillis);
        put.accept(script);
        return fenced(what, SessionScripts.WRITE, any, script.keys(), script.arguments(), answer -> null);
    }

    @Override
    public CompletionStage<Void> moveToDeadLetters(CallSession session, String reason) {
        String deadLetters = keys.deadLetters(session.origin().application());
        return write(
                "dead-letter session ",
                SessionScripts.DEAD_LETTER,
                session,
                DeadLetterCodec.write(session, reason),
                List.of(deadLetters));
    }

    private CompletionStage<Void> write(
            String doing, Script script, CallSession session, String line, Collection<String> more) {
        return run(doing, script, session, line, more, answer -> null);
    }

    private <T> CompletionStage<T> run(
            String doing,
            Script script,
            CallSession session,
            String line,
            Collection<String> more,
            LongFunction<T> meaning) {
        String[] scriptKeys = new String[SessionScripts.KEYS + more.size()];
        int at = SessionScripts.KEYS;
        for (String key : more) {
            scriptKeys[at++] = key;
        }
        return run(doing, script, session, line, scriptKeys, new String[SessionScripts.ARGUMENTS], meaning);
    }

    /**
     * Runs a script of {@link SessionScripts}.
     *
     * @param doing the description of the operation, before the call's id
     * @param scriptKeys its KEYS; the common ones are filled in here
     * @param argv its ARGV; the common ones are filled in here
     */
    <T> CompletionStage<T> run(
            String doing,
            Script script,
            CallSession session,
            String line,
            String[] scriptKeys,
            String[] argv,
            LongFunction<T> meaning) {
        CallId call = session.id();
        String id = call.toString();
        RedisKeys.OfOrigin origin = keys.of(session.origin());
        scriptKeys[0] = keys.epochs();
        scriptKeys[1] = keys.owners();
        scriptKeys[2] = keys.origins();
        scriptKeys[3] = origin.live();
        scriptKeys[4] = origin.ended();
        scriptKeys[5] = keys.session(id);
        argv[0] = origin.name();
        argv[1] = Long.toString(session.owner().epoch());
        argv[2] = ownerLeaseMillis;
        argv[3] = id;
        argv[4] = line;
        return fenced(() -> doing + call, script, session, scriptKeys, argv, meaning);
    }

    /** Converts {@link SessionScripts#STALE} into a {@link StaleOwnerException}: a later owner has the calls. */
    private <T> CompletionStage<T> fenced(
            Supplier<String> what,
            Script script,
            CallSession ofOwner,
            String[] scriptKeys,
            String[] argv,
            LongFunction<T> meaning) {
        return redis.run(what, script, scriptKeys, argv, answer -> {
            if (answer == SessionScripts.STALE) {
                throw new StaleOwnerException(
                        what.get(), ofOwner.origin(), ofOwner.owner().epoch());
            }
            return meaning.apply(answer);
        });
    }

    @Override
    public CompletionStage<Void> remove(CallOrigin origin, Collection<CallId> calls) {
        RedisKeys.OfOrigin of = keys.of(origin);
        String[] scriptKeys = new String[3 + calls.size()];
        String[] argv = new String[1 + calls.size()];
        scriptKeys[0] = keys.origins();
        scriptKeys[1] = of.live();
        scriptKeys[2] = of.ended();
        argv[0] = of.name();
        int at = 1;
        for (CallId call : calls) {
            String id = call.toString();
            scriptKeys[at + 2] = keys.session(id);
            argv[at++] = id;
        }
        return redis.run(
                () -> "remove " + calls.size() + " sessions", SessionScripts.REMOVE, scriptKeys, argv, answer -> null);
    }

    @Override
    public CompletionStage<Optional<CallSession>> find(CallId id) {
        return redis.<String>send("find session " + id, commands -> commands.get(keys.session(id)))
                .thenApply(line -> found(id, line));
    }

    private static Optional<CallSession> found(CallId id, @Nullable String line) {
        try {
            return Optional.ofNullable(line).map(SessionJson::read);
        } catch (SessionStoreException e) {
            throw new SessionStoreException("find session " + id + ": " + e.getMessage(), e);
        }
    }

    @Override
    public CompletionStage<List<CallSession>> live(CallOrigin origin) {
        return live(origin, id -> true);
    }

    /** A session that ends between the read of the index and that of the sessions is not included. */
    @Override
    public CompletionStage<List<CallSession>> live(CallOrigin origin, Predicate<CallId> wanted) {
        return redis.<Set<String>>send(
                        "list the live sessions of " + RedisKeys.name(origin),
                        commands -> commands.smembers(keys.live(origin)))
                .thenCompose(ids -> reader.read(
                        ids.stream().map(CallId::parse).filter(wanted).toList()))
                .thenApply(sessions -> sessions.stream()
                        .filter(session -> session.end() == null)
                        .toList());
    }

    @Override
    public CompletionStage<List<CallSession>> ended(CallOrigin origin, Set<CallId> besides, int most) {
        return most <= 0
                ? CompletableFuture.completedStage(List.of())
                : redis.<List<String>>send(
                                "list the ended sessions of " + RedisKeys.name(origin),
                                commands -> commands.zrange(keys.ended(origin), 0, most + besides.size() - 1L))
                        .thenCompose(ids -> reader.read(ids.stream()
                                .map(CallId::parse)
                                .filter(id -> !besides.contains(id))
                                .limit(most)
                                .toList()));
    }

    @Override
    public CompletionStage<List<DeadLetter>> deadLetters(String application) {
        return redis.<Map<String, String>>send(
                        "list the dead letters of " + application,
                        commands -> commands.hgetall(keys.deadLetters(application)))
                .thenApply(texts -> texts.entrySet().stream()
                        .flatMap(text -> DeadLetterCodec.read(text.getKey(), text.getValue()).stream())
                        .toList());
    }

    /** Reads the session first: its Asterisk determines the keys. */
    @Override
    public CompletionStage<Boolean> requeue(String application, CallId id) {
        String deadLetters = keys.deadLetters(application);
        return redis.<String>send("requeue session " + id, commands -> commands.hget(deadLetters, id.toString()))
                .thenCompose(text -> Optional.ofNullable(text)
                        .flatMap(line -> DeadLetterCodec.read(id.toString(), line))
                        .map(DeadLetter::session)
                        .map(session -> run(
                                "requeue session ",
                                SessionScripts.REQUEUE,
                                session,
                                SessionJson.write(session),
                                List.of(deadLetters),
                                answer -> answer == 1))
                        .orElse(CompletableFuture.completedStage(false)));
    }

    /** Reads a key, so that on a Cluster the node with the keys answers. */
    @Override
    public CompletionStage<Void> ping() {
        return redis.<Long>send("ping", commands -> commands.exists(keys.origins()))
                .thenAccept(there -> {});
    }

    @Override
    public void close() {
        close.run();
    }
}
