package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimitException;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.LimitDecision;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ownership;
import io.github.ariadne4j.callflow.session.SessionJson;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.store.Admission;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.callflow.store.CountedScopes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sessions, limits and owners in one Redis, over one connection: one atomic step counts a call and writes its session,
 * and one ends it and releases its leases. Made by {@link #connect}, whose caller closes it. Only connecting and
 * closing block. Stages complete on Lettuce's threads within the time limit of the settings.
 */
public final class RedisCallStore implements CallStore {
    static final Duration OWNER_LEASE = Duration.ofSeconds(5);

    private final RedisLink link;
    private final RedisKeys keys;
    private final LimitLookup lookup;
    private final RedisCommands redis;
    private final RedisSessionStore sessions;
    private final RedisCallLimits counted;
    private final SessionLeases limits;
    private final RedisOwnership ownership;

    /**
     * Life times of leases without a renewal.
     *
     * @param call that of a counted call
     * @param owner that of the owner of an origin's calls
     */
    record Leases(Duration call, Duration owner) {}

    private RedisCallStore(RedisLink link, RedisKeys keys, LimitLookup lookup, Leases leases) {
        RedisCommands limiting = new RedisCommands(link, CallLimitException::new);
        this.link = link;
        this.keys = keys;
        this.lookup = lookup;
        redis = new RedisCommands(link, SessionStoreException::new);
        sessions = new RedisSessionStore(redis, keys, leases.owner(), () -> {});
        counted = new RedisCallLimits(limiting, keys, lookup, leases.call(), () -> {});
        limits = new SessionLeases(counted, lookup, limiting, keys, new SessionReader(limiting, keys), leases.call());
        ownership = new RedisOwnership(redis, keys, leases.owner());
    }

    /**
     * Connects with the default settings.
     *
     * @param redisUrl the URL of Redis; see {@link RedisSettings}
     * @param lookup the source of the limits
     * @throws SessionStoreException if there is no Redis at that URL, or it rejects the credentials
     * @throws IllegalArgumentException if the URL is not a Redis URL
     */
    public static RedisCallStore connect(String redisUrl, LimitLookup lookup) {
        return connect(RedisSettings.of(redisUrl), lookup);
    }

    /** As {@link #connect(String, LimitLookup)}, with other settings. */
    public static RedisCallStore connect(RedisSettings settings, LimitLookup lookup) {
        return connect(settings, lookup, new Leases(RedisCallLimits.LEASE, OWNER_LEASE));
    }

    /** With other life times of leases, for tests. */
    static RedisCallStore connect(RedisSettings settings, LimitLookup lookup, Leases leases) {
        RedisLink link = RedisLink.connect(settings, SessionStoreException::new);
        return new RedisCallStore(link, new RedisKeys(settings.namespace()), lookup, leases);
    }

    /** Closed with this store, not by itself. */
    @Override
    public SessionStore sessions() {
        return sessions;
    }

    /** Closed with this store, not separately. It also renews leases of an earlier process. */
    @Override
    public CallLimits limits() {
        return limits;
    }

    @Override
    public Optional<Ownership> ownership() {
        return Optional.of(ownership);
    }

    @Override
    public String name() {
        return "Redis";
    }

    /** With another life time of the lease, for tests. */
    Ownership ownership(Duration lease) {
        return new RedisOwnership(redis, keys, lease);
    }

    /** If the limits cannot be looked up, the session is still written, and the call is not counted. */
    @Override
    public CompletionStage<Admission> admit(CallSession session, Set<LimitScope> scopes) {
        return limitsOf(scopes)
                .handle(Found::of)
                .thenCompose(
                        found -> counted.count(session.id(), found.limits(), script -> countAndWrite(session, script))
                                .thenApply(found::admission))
                .exceptionally(error -> Admission.unknown(RedisCommands.unwrapped(error)));
    }

    /** The result of the look-up. */
    private record Found(List<CallLimit> limits, @Nullable Throwable failed) {
        static Found of(@Nullable List<CallLimit> limits, @Nullable Throwable failed) {
            return failed == null && limits != null
                    ? new Found(limits, null)
                    : new Found(List.of(), failed == null ? null : RedisCommands.unwrapped(failed));
        }

        Admission admission(LimitDecision decision) {
            return failed == null ? new Admission(decision, null, null) : new Admission(null, failed, null);
        }
    }

    private CompletionStage<List<CallLimit>> limitsOf(Set<LimitScope> scopes) {
        try {
            return lookup.limitsOf(scopes);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<Long> countAndWrite(CallSession session, AdmitScript script) {
        return sessions.run(
                "admit call ",
                AdmitScript.WITH_SESSION,
                session,
                SessionJson.write(session),
                script.keys(keys, SessionScripts.KEYS),
                script.arguments(SessionScripts.ARGUMENTS),
                Long::valueOf);
    }

    @Override
    public CompletionStage<Void> end(CallSession session) {
        return write(List.of(session));
    }

    /** Atomic for each owner; usually this instance is the owner of all sessions. */
    @Override
    public CompletionStage<Void> write(Collection<CallSession> written) {
        return WritesByOwner.of(written, this::writeTogether);
    }

    private CompletionStage<Void> writeTogether(List<CallSession> written) {
        return counted.giveBack(forget -> sessions.write(written, script -> {
            for (CallSession session : written) {
                if (session.end() == null) {
                    script.update(session);
                } else {
                    script.end(session, leases(session, forget.apply(session.id())));
                }
            }
        }));
    }

    /** Includes leases of an earlier instance, in the scopes of the session. */
    private List<String> leases(CallSession session, List<LimitScope> held) {
        boolean takenOver = session.owner().recoveries() > 0;
        Set<LimitScope> scopes = new HashSet<>(takenOver ? CountedScopes.of(session) : LimitScope.of(session.call()));
        scopes.addAll(held);
        return scopes.stream().map(keys::leases).toList();
    }

    @Override
    public void close() {
        link.close();
    }
}
