package io.github.ariadne4j.cdr.jdbc.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimitException;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.cdr.jdbc.database.CircuitBreaker;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Reads limits from the table {@code limits}: one query for all scopes of a call that are not in the cache, on two
 * threads of its own. Scopes without a limit are cached as well. Stages complete at once or on those threads. They fail
 * with a {@link CallLimitException} if the database does not answer within 1 s, or if too many look-ups wait. The data
 * source belongs to the application and must outlive this object.
 *
 * <p>Calls do not queue while the database is unavailable: after a failure one query a second is sent, and limits that
 * were read within the last hour are used. The look-up of any other scope fails at once.
 */
public final class JdbcLimitLookup implements LimitLookup, AutoCloseable {
    private static final int THREADS = 2;
    private static final int LONGEST_QUEUE = 1_000;
    private static final int MOST_CACHED = 100_000;
    private static final Duration REMEMBER = Duration.ofSeconds(5);

    /**
     * The time limit of a statement, not of a whole look-up: the first one of a JVM may take longer, and a short delay
     * is better than a call without its limits.
     */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration REMEMBER_WHILE_AWAY = Duration.ofHours(1);

    private final LimitsTable table;
    private final Cache<LimitScope, Optional<CallLimit>> cache;
    private final Cache<LimitScope, Optional<CallLimit>> lastKnown = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBER_WHILE_AWAY)
            .maximumSize(MOST_CACHED)
            .build();
    private final CircuitBreaker breaker;
    private final long remember;

    /** Time until which the cached limits of dialled trunks are complete. */
    private volatile long dialledTrunksUntil;

    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(LONGEST_QUEUE), task -> {
                Thread thread = new Thread(task, "limit-lookup");
                thread.setDaemon(true);
                return thread;
            });

    private JdbcLimitLookup(DataSource source, Duration remember, LongSupplier nanos) {
        this.table = new LimitsTable(new Database(source, STATEMENT_TIMEOUT));
        this.breaker = new CircuitBreaker(nanos);
        this.remember = remember.toNanos();
        this.dialledTrunksUntil = breaker.now();
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(remember)
                .maximumSize(MOST_CACHED)
                .build();
    }

    /** Looks up in this database; limits are cached for 5 s, for up to 100,000 scopes. */
    public static JdbcLimitLookup on(DataSource database) {
        return on(database, REMEMBER);
    }

    /** Looks up in this database, which may still be unavailable; limits are cached for this time. */
    public static JdbcLimitLookup on(DataSource database, Duration remember) {
        return new JdbcLimitLookup(database, remember, System::nanoTime);
    }

    /** With another clock, for tests. */
    static JdbcLimitLookup on(DataSource database, Duration remember, LongSupplier nanos) {
        return new JdbcLimitLookup(database, remember, nanos);
    }

    @Override
    public CompletionStage<List<CallLimit>> limitsOf(Set<LimitScope> scopes) {
        List<CallLimit> known = new ArrayList<>();
        Set<LimitScope> asked = new HashSet<>();
        for (LimitScope scope : scopes) {
            Optional<CallLimit> cached = cache.getIfPresent(scope);
            if (cached == null && isKnownToHaveNone(scope)) {
                lastKnown.put(scope, Optional.empty());
            } else if (cached == null) {
                asked.add(scope);
            } else {
                cached.ifPresent(known::add);
            }
        }
        if (asked.isEmpty()) {
            return CompletableFuture.completedStage(known);
        }
        CompletionStage<List<CallLimit>> answer = breaker.allowsQuery() ? read(asked) : whileAway(asked);
        return answer.thenApply(read -> {
            known.addAll(read);
            return known;
        });
    }

    private CompletionStage<List<CallLimit>> whileAway(Set<LimitScope> asked) {
        return remembered(asked)
                .<CompletionStage<List<CallLimit>>>map(CompletableFuture::completedStage)
                .orElseGet(() -> CompletableFuture.failedStage(
                        new CallLimitException("limits of " + asked + ": the database is unavailable", null)));
    }

    /** The last known limits of these scopes; empty if one of them was not read within the last hour. */
    private Optional<List<CallLimit>> remembered(Set<LimitScope> asked) {
        Map<LimitScope, Optional<CallLimit>> known = lastKnown.getAllPresent(asked);
        return known.size() < asked.size()
                ? Optional.empty()
                : Optional.of(known.values().stream().flatMap(Optional::stream).toList());
    }

    private CompletionStage<List<CallLimit>> read(Set<LimitScope> asked) {
        try {
            long now = breaker.now();
            return CompletableFuture.supplyAsync(() -> readNow(asked, now), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(new CallLimitException(
                    "limits of " + asked + ": " + (threads.isShutdown() ? "closed" : "too many look-ups wait"), e));
        }
    }

    /** Reads limits; a look-up that waited during a failed one does not try again. */
    private List<CallLimit> readNow(Set<LimitScope> asked, long since) {
        if (breaker.openedSince(since)) {
            return remembered(asked)
                    .orElseThrow(
                            () -> new CallLimitException("limits of " + asked + ": the database is unavailable", null));
        }
        try {
            List<CallLimit> limits = table.read(asked);
            remember(asked, limits);
            breaker.answered();
            return limits;
        } catch (DataAccessException e) {
            breaker.failed();
            return remembered(asked)
                    .orElseThrow(() -> new CallLimitException("limits of " + asked + ": " + Database.reason(e), e));
        }
    }

    /**
     * Caches limits that another query has read.
     *
     * @param asked the scopes of that query, in addition to all dialled trunks with a limit
     * @param limits all limits of these scopes
     */
    public void learn(Set<LimitScope> asked, List<CallLimit> limits) {
        dialledTrunksUntil = breaker.now() + remember;
        remember(asked, limits);
    }

    private void remember(Set<LimitScope> asked, List<CallLimit> limits) {
        asked.forEach(scope -> remember(scope, Optional.empty()));
        limits.forEach(limit -> remember(limit.scope(), Optional.of(limit)));
    }

    /** Whether the scope is a dialled trunk, and the cached limits of dialled trunks are complete. */
    private boolean isKnownToHaveNone(LimitScope scope) {
        return scope.kind() == LimitScope.Kind.DIALLED_TRUNK && dialledTrunksUntil - breaker.now() > 0;
    }

    private void remember(LimitScope scope, Optional<CallLimit> limit) {
        cache.put(scope, limit);
        lastKnown.put(scope, limit);
    }

    /** Fails new look-ups; waiting ones are still answered. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
