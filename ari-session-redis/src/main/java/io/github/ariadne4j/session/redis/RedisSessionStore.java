package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.session.BuriedSession;
import io.github.ariadne4j.callflow.session.CallSession;
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
 * Sessions in Redis: a line of JSON per call, and indexes of those that live and those that have ended. Made by
 * {@link #connect}, whose caller closes it; {@link RedisCallStore} holds one together with limits and owners. Nothing here
 * blocks but connecting and closing; stages complete on Lettuce's threads. While Redis is away every method fails within the
 * time limit of the settings, and the connection comes back by itself.
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

    private CompletionStage<Void> write(String doing, CallSession session, Consumer<WriteScript> put) {
        return write(() -> doing + session.id(), session, put);
    }

    /**
     * Writes several sessions of one owner.
     *
     * @param what says what is done, should it fail
     * @param any one of them
     * @param put tells the script which
     */
    CompletionStage<Void> write(Supplier<String> what, CallSession any, Consumer<WriteScript> put) {
        WriteScript script = new WriteScript(keys, any, ownerLeaseMillis);
        put.accept(script);
        return fenced(what, SessionScripts.WRITE, any, script.keys(), script.arguments(), answer -> null);
    }

    @Override
    public CompletionStage<Void> bury(CallSession session, String reason) {
        String buried = keys.buried(session.origin().application());
        return write("bury session ", SessionScripts.BURY, session, BuriedLine.write(session, reason), List.of(buried));
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
        String[] touched = new String[SessionScripts.KEYS + more.size()];
        int at = SessionScripts.KEYS;
        for (String key : more) {
            touched[at++] = key;
        }
        return run(doing, script, session, line, touched, new String[SessionScripts.ARGUMENTS], meaning);
    }

    /**
     * Has a script of {@link SessionScripts} run.
     *
     * @param doing what is done, in front of the call's id
     * @param touched what it touches; the first are put in here
     * @param told what it is told; the first are put in here
     */
    <T> CompletionStage<T> run(
            String doing,
            Script script,
            CallSession session,
            String line,
            String[] touched,
            String[] told,
            LongFunction<T> meaning) {
        CallId call = session.id();
        String id = call.toString();
        RedisKeys.OfOrigin origin = keys.of(session.origin());
        touched[0] = keys.epochs();
        touched[1] = keys.owners();
        touched[2] = keys.origins();
        touched[3] = origin.live();
        touched[4] = origin.ended();
        touched[5] = keys.session(id);
        told[0] = origin.name();
        told[1] = Long.toString(session.owner().epoch());
        told[2] = ownerLeaseMillis;
        told[3] = id;
        told[4] = line;
        return fenced(() -> doing + call, script, session, touched, told, meaning);
    }

    /** {@link SessionScripts#STALE}, as a later owner has the calls, is a {@link StaleOwnerException}. */
    private <T> CompletionStage<T> fenced(
            Supplier<String> what,
            Script script,
            CallSession ofOwner,
            String[] touched,
            String[] told,
            LongFunction<T> meaning) {
        return redis.run(what, script, touched, told, answer -> {
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
        String[] touched = new String[3 + calls.size()];
        String[] told = new String[1 + calls.size()];
        touched[0] = keys.origins();
        touched[1] = of.live();
        touched[2] = of.ended();
        told[0] = of.name();
        int at = 1;
        for (CallId call : calls) {
            String id = call.toString();
            touched[at + 2] = keys.session(id);
            told[at++] = id;
        }
        return redis.run(
                () -> "remove " + calls.size() + " sessions", SessionScripts.REMOVE, touched, told, answer -> null);
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

    /** What ends between the look at the index and the look at the sessions is left out. */
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
    public CompletionStage<List<BuriedSession>> buried(String application) {
        return redis.<Map<String, String>>send(
                        "list the buried sessions of " + application,
                        commands -> commands.hgetall(keys.buried(application)))
                .thenApply(texts -> texts.entrySet().stream()
                        .flatMap(text -> BuriedLine.read(text.getKey(), text.getValue()).stream())
                        .toList());
    }

    /** Where it goes depends on its Asterisk, which only the session knows. */
    @Override
    public CompletionStage<Boolean> revive(String application, CallId id) {
        String buried = keys.buried(application);
        return redis.<String>send("revive session " + id, commands -> commands.hget(buried, id.toString()))
                .thenCompose(text -> Optional.ofNullable(text)
                        .flatMap(line -> BuriedLine.read(id.toString(), line))
                        .map(BuriedSession::session)
                        .map(session -> run(
                                "revive session ",
                                SessionScripts.REVIVE,
                                session,
                                SessionJson.write(session),
                                List.of(buried),
                                answer -> answer == 1))
                        .orElse(CompletableFuture.completedStage(false)));
    }

    /** Asks for a key, so that on a Cluster the node answers that has ours. */
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
