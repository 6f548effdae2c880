package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The table {@code cdr}. Blocks; used by the writer thread. */
final class CdrTable {
    private final Database database;

    CdrTable(Database database) {
        this.database = database;
    }

    /** All of them in one transaction and one prepared statement; rows that are there already stay as they are. */
    void insert(List<CallDetailRecord> cdrs) {
        Object[][] rows = cdrs.stream().map(CdrRow::of).toArray(Object[][]::new);
        database.sql().transaction(all -> {
            DSLContext sql = all.dsl();
            sql.batch(insertOne(sql)).bind(rows).execute();
        });
    }

    private static Query insertOne(DSLContext sql) {
        List<Field<?>> placeholders = CdrRow.COLUMNS.stream()
                .<Field<?>>map(column -> placeholder(sql, column))
                .toList();
        return sql.insertInto(CDR, CdrRow.COLUMNS)
                .values(placeholders)
                .onConflict(CDR.CALL_ID)
                .doNothing();
    }

    /** For H2 jOOQ makes a MERGE of "on conflict", and the cast in it would make the JSON one text in quotes. */
    private static Field<?> placeholder(DSLContext sql, Field<?> column) {
        boolean json = column.getType().equals(JSONB.class);
        return json && sql.family() == SQLDialect.H2
                ? DSL.field("{0} format json", column.getDataType(), DSL.val(null, SQLDataType.CLOB))
                : DSL.val(null, column.getDataType());
    }
}
