package io.github.ariadne4j.cdr.jdbc.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.CallLimitException;
import io.github.ariadne4j.callflow.limit.LimitScope;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcLimitLookupTest {
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void no_call_waits_for_all_those_before_it_while_the_database_is_away() {
        try (JdbcLimitLookup lookup = JdbcLimitLookup.on(away())) {
            // When
            List<CompletionStage<List<CallLimit>>> asked = IntStream.range(0, 50)
                    .mapToObj(call -> lookup.limitsOf(Set.of(LimitScope.account("account-" + call))))
                    .toList();

            // Then
            assertThat(asked.get(49))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(CallLimitException.class)
                    .withMessageContaining("the database is unavailable");
        } finally {
            over.countDown();
        }
    }

    /** A data source like a pool during an outage: it waits for a connection and fails. */
    private DataSource away() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    over.await(1_100, TimeUnit.MILLISECONDS);
                    throw new SQLTransientConnectionException("no connection is available");
                });
    }
}
