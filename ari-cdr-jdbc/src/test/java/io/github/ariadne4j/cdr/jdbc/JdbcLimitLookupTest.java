package io.github.ariadne4j.cdr.jdbc;

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
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcLimitLookupTest {
    private final CountDownLatch away = new CountDownLatch(1);

    @Test
    void no_call_waits_behind_others_for_a_database_that_does_not_answer() {
        try (JdbcLimitLookup lookup = JdbcLimitLookup.on(silent())) {
            // When
            List<CompletionStage<List<CallLimit>>> asked = IntStream.range(0, 50)
                    .mapToObj(call -> lookup.limitsOf(Set.of(LimitScope.account("account-" + call))))
                    .toList();

            // Then
            assertThat(asked)
                    .allSatisfy(limits -> assertThat(limits)
                            .failsWithin(Duration.ofSeconds(5))
                            .withThrowableOfType(ExecutionException.class)
                            .withCauseInstanceOf(CallLimitException.class)
                            .withMessageContaining("no answer within 1000 ms"));
        } finally {
            away.countDown();
        }
    }

    /** A pool whose database is away, for as long as the test wants. */
    private DataSource silent() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    away.await();
                    throw new SQLTransientConnectionException("no connection is available");
                });
    }
}
