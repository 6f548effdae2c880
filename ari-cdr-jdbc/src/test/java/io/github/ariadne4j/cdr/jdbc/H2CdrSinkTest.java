package io.github.ariadne4j.cdr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class H2CdrSinkTest extends CdrSinkContract {
    @Override
    protected DataSource empty() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    @Test
    void ladders_call_it_what_it_is_once_it_was_reached() {
        try (JdbcCdrSink sink = JdbcCdrSink.on(database)) {
            assertThat(sink.name()).isEqualTo("database");

            assertThat(sink.write(SampleCdrs.answered())).succeedsWithin(SOON);

            assertThat(sink.name()).isEqualTo("H2");
        }
    }

    @Test
    void limits_may_be_written_and_are_found() {
        // Given
        PostgresServer.execute(
                database, "insert into limits (scope_kind, name, concurrent_calls) values ('TRUNK', 'in', 7)");
        LimitScope trunk = LimitScope.trunk("in");

        try (JdbcLimitLookup lookup = JdbcLimitLookup.on(database)) {
            // When
            CompletionStage<List<CallLimit>> limits = lookup.limitsOf(Set.of(trunk, LimitScope.account("in")));

            // Then
            assertThat(limits)
                    .succeedsWithin(SOON)
                    .isEqualTo(List.of(new CallLimit(trunk, 7, null, HangupCause.CONGESTION)));
        }
    }
}
