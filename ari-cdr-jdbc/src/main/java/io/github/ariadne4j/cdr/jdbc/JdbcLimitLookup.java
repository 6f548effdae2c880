package io.github.ariadne4j.cdr.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimitException;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Reads limits from the table {@code limits}: one query for all scopes of a call that are not in the cache, on two threads of
 * its own. That a scope has no limit is remembered as well. Stages complete at once or on those threads, and fail with a
 * {@link CallLimitException} within a second, on a thread of the JDK's, if the database does not answer by then or too many
 * look-ups wait: a call waits for this. The data source belongs to whoever made it and must outlive this.
 */
public final class JdbcLimitLookup implements LimitLookup, AutoCloseable {
    private static final int THREADS = 2;
    private static final int LONGEST_QUEUE = 1_000;
    private static final int MOST_CACHED = 100_000;
    private static final Duration REMEMBER = Duration.ofSeconds(5);
    /** Of a statement, and of a look-up as a whole: that counts also the wait for those before it, and for a connection. */
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final LimitsTable table;
    private final Cache<LimitScope, Optional<CallLimit>> cache;
    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(LONGEST_QUEUE), task -> {
                Thread thread = new Thread(task, "limit-lookup");
                thread.setDaemon(true);
                return thread;
            });

    private JdbcLimitLookup(DataSource source, Duration remember) {
        this.table = new LimitsTable(new Database(source, TIMEOUT));
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(remember)
                .maximumSize(MOST_CACHED)
                .build();
    }

    /** Looks up in this database; what was read holds for 5 seconds, for up to 100,000 scopes. */
    public static JdbcLimitLookup on(DataSource database) {
        return on(database, REMEMBER);
    }

    /** Looks up in this database, which may still be away; what was read holds for this long. */
    public static JdbcLimitLookup on(DataSource database, Duration remember) {
        return new JdbcLimitLookup(database, remember);
    }

    @Override
    public CompletionStage<List<CallLimit>> limitsOf(Set<LimitScope> scopes) {
        List<CallLimit> known = new ArrayList<>();
        Set<LimitScope> asked = new HashSet<>();
        for (LimitScope scope : scopes) {
            Optional<CallLimit> cached = cache.getIfPresent(scope);
            if (cached == null) {
                asked.add(scope);
            } else {
                cached.ifPresent(known::add);
            }
        }
        if (asked.isEmpty()) {
            return CompletableFuture.completedStage(known);
        }
        return read(asked).thenApply(read -> {
            known.addAll(read);
            return known;
        });
    }

    private CompletionStage<List<CallLimit>> read(Set<LimitScope> asked) {
        try {
            return CompletableFuture.supplyAsync(() -> readNow(asked), threads)
                    .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(error -> {
                        throw failure(asked, error);
                    });
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(new CallLimitException(
                    "limits of " + asked + ": " + (threads.isShutdown() ? "closed" : "too many look-ups wait"), e));
        }
    }

    private static RuntimeException failure(Set<LimitScope> asked, Throwable error) {
        return error instanceof CompletionException told
                ? told
                : new CallLimitException(
                        "limits of " + asked + ": no answer within " + TIMEOUT.toMillis() + " ms", error);
    }

    private List<CallLimit> readNow(Set<LimitScope> asked) {
        try {
            List<CallLimit> limits = table.read(asked);
            asked.forEach(scope -> cache.put(scope, Optional.empty()));
            limits.forEach(limit -> cache.put(limit.scope(), Optional.of(limit)));
            return limits;
        } catch (DataAccessException e) {
            throw new CallLimitException("limits of " + asked + ": " + Database.reason(e), e);
        }
    }

    /** Takes no more look-ups; those that wait are still answered. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
