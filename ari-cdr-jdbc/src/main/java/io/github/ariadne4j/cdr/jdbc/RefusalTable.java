package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.REFUSED_CALLS;

import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import io.github.ariadne4j.cdr.jdbc.database.StorableText;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;

/** The table {@code refused_calls}. Blocks. */
final class RefusalTable {
    private final Database database;

    RefusalTable(Database database) {
        this.database = database;
    }

    /** Inserts records in one transaction; existing rows are not changed. */
    void insert(List<RefusalRecord> records) {
        database.sql().transaction(all -> {
            DSLContext sql = all.dsl();
            sql.batch(records.stream().map(one -> insert(sql, one)).toList()).execute();
        });
    }

    private static Query insert(DSLContext sql, RefusalRecord refused) {
        return sql.insertInto(REFUSED_CALLS)
                .set(REFUSED_CALLS.ID, refused.id())
                .set(REFUSED_CALLS.FIRST_AT, refused.first())
                .set(REFUSED_CALLS.LAST_AT, refused.last())
                .set(REFUSED_CALLS.CALLS, refused.calls())
                .set(REFUSED_CALLS.CAUSE, refused.cause().name())
                .set(REFUSED_CALLS.TRUNK, StorableText.of(refused.trunk()))
                .set(REFUSED_CALLS.CALLER, ColumnValues.plain(refused.caller()))
                .set(REFUSED_CALLS.DIALLED, ColumnValues.plain(refused.dialled()))
                .set(REFUSED_CALLS.APPLICATION, refused.origin().application())
                .set(REFUSED_CALLS.ASTERISK_ID, refused.origin().asteriskId())
                .onConflict(REFUSED_CALLS.ID)
                .doNothing();
    }
}
