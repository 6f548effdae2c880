package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertSetMoreStep;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** The table {@code cdr}. Blocks; used by the writer thread. */
final class CdrTable {
    private final DSLContext database;

    CdrTable(DataSource source, int timeoutSeconds) {
        this.database = Dialects.context(source, Dialects.of(source), timeoutSeconds);
    }

    /** All of them in one transaction; rows that are there already stay as they are. */
    void insert(List<CallDetailRecord> cdrs) {
        List<Query> rows = cdrs.stream().<Query>map(this::row).toList();
        database.transaction(all -> all.dsl().batch(rows).execute());
    }

    private Query row(CallDetailRecord cdr) {
        Map<Field<?>, @Nullable Object> values = CdrRow.of(cdr);
        InsertSetMoreStep<?> insert = database.insertInto(CDR).set(values);
        return insert.onConflict(CDR.CALL_ID).doNothing();
    }

    void ping() {
        database.selectOne().fetch();
    }

    /** SQLSTATE class 22 (data) and 23 (constraints): no second try will change the database's mind. */
    static boolean isDataError(DataAccessException e) {
        String state = e.sqlState();
        return state.startsWith("22") || state.startsWith("23");
    }
}
