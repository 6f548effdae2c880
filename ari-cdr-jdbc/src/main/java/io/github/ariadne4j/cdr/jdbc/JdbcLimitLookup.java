package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.LIMITS;
import static org.jooq.impl.DSL.row;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Row2;

/**
 * Reads limits from the table {@code limits}: one query for all scopes of a call that are not in the cache, on two threads of
 * its own. That a scope has no limit is remembered as well. The data source belongs to whoever made it.
 */
public final class JdbcLimitLookup implements LimitLookup, AutoCloseable {
    private static final int THREADS = 2;
    private static final int LONGEST_QUEUE = 1_000;
    private static final int MOST_CACHED = 100_000;
    private static final int TIMEOUT_SECONDS = 1;

    private final DSLContext database;
    private final Cache<LimitScope, Optional<CallLimit>> cache;
    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(LONGEST_QUEUE), task -> {
                Thread thread = new Thread(task, "limit-lookup");
                thread.setDaemon(true);
                return thread;
            });

    private JdbcLimitLookup(DataSource source, Duration remember) {
        this.database = Dialects.context(source, Dialects.of(source), TIMEOUT_SECONDS);
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(remember)
                .maximumSize(MOST_CACHED)
                .build();
    }

    /** Looks up in this database; what was read holds for 5 seconds. */
    public static JdbcLimitLookup on(DataSource database) {
        return on(database, Duration.ofSeconds(5));
    }

    /** Looks up in this database; what was read holds for this long. */
    public static JdbcLimitLookup on(DataSource database, Duration remember) {
        return new JdbcLimitLookup(database, remember);
    }

    /** The stage fails if the database does not answer within a second, or if too many look-ups wait. */
    @Override
    public CompletionStage<List<CallLimit>> limitsOf(Set<LimitScope> scopes) {
        List<CallLimit> found = new ArrayList<>();
        Set<LimitScope> asked = new HashSet<>();
        for (LimitScope scope : scopes) {
            Optional<CallLimit> cached = cache.getIfPresent(scope);
            if (cached == null) {
                asked.add(scope);
            } else {
                cached.ifPresent(found::add);
            }
        }
        if (asked.isEmpty()) {
            return CompletableFuture.completedStage(found);
        }
        return CompletableFuture.supplyAsync(() -> read(asked), threads).thenApply(read -> {
            found.addAll(read);
            return found;
        });
    }

    private List<CallLimit> read(Set<LimitScope> asked) {
        List<Row2<String, String>> keys = asked.stream()
                .map(scope -> row(scope.kind().name(), scope.name()))
                .toList();
        List<CallLimit> limits = database.selectFrom(LIMITS)
                .where(row(LIMITS.SCOPE_KIND, LIMITS.NAME).in(keys))
                .fetch(JdbcLimitLookup::limit);
        asked.forEach(scope -> cache.put(scope, Optional.empty()));
        limits.forEach(limit -> cache.put(limit.scope(), Optional.of(limit)));
        return limits;
    }

    private static CallLimit limit(Record row) {
        return new CallLimit(
                new LimitScope(LimitScope.Kind.valueOf(row.get(LIMITS.SCOPE_KIND)), row.get(LIMITS.NAME)),
                row.get(LIMITS.CONCURRENT_CALLS),
                row.get(LIMITS.CALLS_PER_SECOND),
                HangupCause.of(row.get(LIMITS.REFUSAL_CAUSE)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
