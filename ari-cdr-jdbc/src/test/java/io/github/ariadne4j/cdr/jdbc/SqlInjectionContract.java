package io.github.ariadne4j.cdr.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.HostileTexts;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.cdr.jdbc.database.StorableText;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import io.github.ariadne4j.cdr.jdbc.query.CdrQuery;
import io.github.ariadne4j.cdr.jdbc.query.JdbcCdrReader;
import io.github.ariadne4j.cdr.jdbc.query.WrittenCdr;
import io.github.ariadne4j.cdr.jdbc.route.JdbcRouteReader;
import io.github.ariadne4j.cdr.jdbc.route.RouteRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hostile texts in columns and conditions of a database: each is treated as one value. */
abstract class SqlInjectionContract {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> TEXTS = HostileTexts.all();

    /** Only one in this number of texts is searched for, since each search is a query. */
    private static final int EVERY = 10;

    private DataSource database;

    /** A database without tables. */
    protected abstract DataSource empty();

    @BeforeEach
    void migrate() {
        database = empty();
        CdrSchema.migrate(database);
    }

    @Test
    void records_are_read_back_as_they_were_written_and_are_found_by_what_is_in_them() {
        // Given
        try (JdbcCdrSink sink = JdbcCdrSink.on(database)) {
            CompletableFuture<?>[] written = TEXTS.stream()
                    .map(SqlInjectionContract::record)
                    .map(cdr -> sink.write(cdr).toCompletableFuture())
                    .toArray(CompletableFuture<?>[]::new);
            assertThat(CompletableFuture.allOf(written)).succeedsWithin(SOON);
        }
        JdbcCdrReader reader = JdbcCdrReader.on(database);

        // When
        List<WrittenCdr> all = reader.find(new CdrQuery(Instant.EPOCH, "", 2 * TEXTS.size()));

        // Then
        List<String> stored = TEXTS.stream().map(StorableText::of).toList();
        assertThat(all).extracting(WrittenCdr::caller).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(all).extracting(WrittenCdr::dialled).containsExactlyInAnyOrderElementsOf(stored);
        for (int text = 0; text < TEXTS.size(); text += EVERY * EVERY) {
            String looked = stored.get(text);
            assertThat(reader.find(new CdrQuery(Instant.EPOCH, looked, TEXTS.size())))
                    .as(looked)
                    .hasSize((int)
                            stored.stream().filter(one -> one.contains(looked)).count());
        }
    }

    private static CallDetailRecord record(String text) {
        return SampleCdrs.cdr(
                text, text, SampleCdrs.MINUTE, Disposition.ANSWERED, Map.of("note", text, "name " + text, "x"));
    }

    @Test
    void limits_are_those_of_the_name_and_of_no_other() {
        // Given
        PostgresServer.execute(
                database, "insert into limits (scope_kind, name, concurrent_calls) values ('ACCOUNT', 'acme', 1)");
        Set<LimitScope> scopes = new HashSet<>(Set.of(LimitScope.account("acme")));
        TEXTS.forEach(text -> scopes.add(LimitScope.account(text)));

        // Then
        try (JdbcLimitLookup limits = JdbcLimitLookup.on(database)) {
            List<LimitScope> all = new ArrayList<>(scopes);
            int found = 0;
            for (int first = 0; first < all.size(); first += 500) {
                Set<LimitScope> asked = Set.copyOf(all.subList(first, Math.min(all.size(), first + 500)));
                found += limits.limitsOf(asked).toCompletableFuture().join().size();
            }
            assertThat(found).isEqualTo(1);
        }
    }

    @Test
    void routes_are_read_as_they_were_written() throws SQLException {
        // Given
        List<String> texts = TEXTS.stream()
                .map(StorableText::of)
                .limit(JdbcRouteReader.MOST_ROUTES)
                .toList();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into routes (position, pattern, targets) values (?, ?, ?)")) {
            for (int at = 0; at < texts.size(); at++) {
                insert.setInt(1, at);
                insert.setString(2, texts.get(at));
                insert.setString(3, texts.get(at));
                insert.addBatch();
            }
            insert.executeBatch();
        }

        // Then
        List<RouteRow> rows = JdbcRouteReader.on(database).read();
        assertThat(rows).extracting(RouteRow::pattern).isEqualTo(texts);
        assertThat(rows).extracting(RouteRow::targets).isEqualTo(texts);
    }
}
