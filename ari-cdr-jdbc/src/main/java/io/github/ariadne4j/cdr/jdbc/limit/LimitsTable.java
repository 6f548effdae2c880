package io.github.ariadne4j.cdr.jdbc.limit;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.LIMITS;
import static org.jooq.impl.DSL.row;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.limit.CallLimit;
import io.github.ariadne4j.callflow.limit.LimitScope;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.util.Collection;
import java.util.List;
import org.jooq.Record;
import org.jooq.Row2;

/** The table {@code limits}. Blocks; used by the threads of the look-up. */
public final class LimitsTable {
    private static final char NUL = 0;

    private final Database database;

    LimitsTable(Database database) {
        this.database = database;
    }

    /**
     * Reads the limits of these scopes with one query. Scopes without a limit are not in the result; a name with NUL
     * cannot have one.
     */
    List<CallLimit> read(Collection<LimitScope> scopes) {
        List<Row2<String, String>> keys = scopes.stream()
                .filter(scope -> scope.name().indexOf(NUL) < 0)
                .map(scope -> row(scope.kind().name(), scope.name()))
                .toList();
        return database.sql()
                .selectFrom(LIMITS)
                .where(row(LIMITS.SCOPE_KIND, LIMITS.NAME).in(keys))
                .fetch(LimitsTable::limit);
    }

    /** The limit in a row of the table. */
    public static CallLimit limit(Record row) {
        return new CallLimit(
                new LimitScope(LimitScope.Kind.valueOf(row.get(LIMITS.SCOPE_KIND)), row.get(LIMITS.NAME)),
                row.get(LIMITS.CONCURRENT_CALLS),
                row.get(LIMITS.CALLS_PER_SECOND),
                HangupCause.of(row.get(LIMITS.REFUSAL_CAUSE)));
    }
}
