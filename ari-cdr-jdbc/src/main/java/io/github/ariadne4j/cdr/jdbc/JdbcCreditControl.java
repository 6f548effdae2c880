package io.github.ariadne4j.cdr.jdbc;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.credit.CreditControlException;
import io.github.ariadne4j.callflow.credit.CreditDecision;
import io.github.ariadne4j.cdr.jdbc.database.CircuitBreaker;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Credit control with the tables {@code credit_accounts} and {@code credit_reservations} of PostgreSQL, in seconds of
 * talk. One statement reserves credit for a call and reads its limits, which then need no query of their own. The sink
 * settles the reservation in the transaction that writes the CDR. An account without a row is not limited. A
 * reservation without a CDR is released at the next reservation of its account after its expiry, or at once if it is of
 * an earlier call of the same channel.
 *
 * <p>Statements run on two threads of its own, on which stages complete. They fail with a
 * {@link CreditControlException} if the database does not answer within 1 s, or if too many wait. While the database is
 * unavailable, one request a second is sent, and all others fail at once. The data source belongs to the application
 * and must outlive this object.
 */
public final class JdbcCreditControl implements CreditControl, AutoCloseable {
    private static final int THREADS = 2;
    private static final int LONGEST_QUEUE = 1_000;
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(1);

    private final CreditTable table;
    private final JdbcLimitLookup limits;
    private final InstantSource clock;
    private final CircuitBreaker breaker = new CircuitBreaker(System::nanoTime);
    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(LONGEST_QUEUE), task -> {
                Thread thread = new Thread(task, "credit-control");
                thread.setDaemon(true);
                return thread;
            });

    private JdbcCreditControl(CreditTable table, JdbcLimitLookup limits, InstantSource clock) {
        this.table = table;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Reserves in this database, which may still be unavailable.
     *
     * @param records the sink of the CDRs in the same database, which settles the reservations from now on
     * @param limits receives the limits that are read with the reservations
     */
    public static JdbcCreditControl on(
            DataSource database, JdbcCdrSink records, JdbcLimitLookup limits, JdbcCreditSettings settings) {
        return on(database, records, limits, settings, InstantSource.system());
    }

    /** With another clock, for tests. */
    static JdbcCreditControl on(
            DataSource database,
            JdbcCdrSink records,
            JdbcLimitLookup limits,
            JdbcCreditSettings settings,
            InstantSource clock) {
        records.settleCredit();
        return new JdbcCreditControl(
                new CreditTable(new Database(database, STATEMENT_TIMEOUT), settings), limits, clock);
    }

    @Override
    public CompletionStage<CreditDecision> reserve(IncomingCall call) {
        if (!breaker.allowsQuery()) {
            return CompletableFuture.failedStage(away(call));
        }
        try {
            long asked = breaker.now();
            return CompletableFuture.supplyAsync(() -> reserve(call, asked), threads);
        } catch (RejectedExecutionException e) {
            String why = threads.isShutdown() ? "closed" : "too many reservations wait";
            return CompletableFuture.failedStage(failure(call, why, e));
        }
    }

    private CreditDecision reserve(IncomingCall call, long asked) {
        if (breaker.openedSince(asked)) {
            throw away(call);
        }
        try {
            CreditTable.Answer answer = table.reserve(call, clock.instant());
            breaker.answered();
            limits.learn(CreditTable.scopesOf(call), answer.limits());
            return answer.decision();
        } catch (DataAccessException e) {
            breaker.failed();
            throw failure(call, Database.reason(e), e);
        }
    }

    private static CreditControlException away(IncomingCall call) {
        return failure(call, "the database is unavailable", null);
    }

    private static CreditControlException failure(IncomingCall call, String why, @Nullable Exception cause) {
        return new CreditControlException("credit of call " + call.id() + ": " + why, cause);
    }

    /** Fails new reservations; waiting ones are still made. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
