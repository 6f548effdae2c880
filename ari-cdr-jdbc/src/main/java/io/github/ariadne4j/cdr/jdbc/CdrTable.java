package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The table {@code cdr}. Blocks; used by the writer thread. */
final class CdrTable {
    private final Database database;

    CdrTable(Database database) {
        this.database = database;
    }

    /** All of them in one transaction; rows that are there already stay as they are. */
    void insert(List<CallDetailRecord> cdrs) {
        Object[][] rows = cdrs.stream().map(CdrRow::of).toArray(Object[][]::new);
        database.sql().transaction(all -> {
            DSLContext sql = all.dsl();
            if (sql.family() == SQLDialect.H2) {
                sql.batch(insertOne(sql)).bind(rows).execute();
            } else {
                insertAll(sql, rows).execute();
            }
        });
    }

    /**
     * One statement with an array per column: the fastest way in for many rows, whatever the settings of the data source, and
     * the same text for any number of rows.
     */
    private static Query insertAll(DSLContext sql, Object[][] rows) {
        QueryPart[] arrays = IntStream.range(0, CdrRow.COLUMNS.size())
                .mapToObj(at -> array(CdrRow.COLUMNS.get(at), rows, at))
                .toArray(QueryPart[]::new);
        String places = IntStream.range(0, arrays.length)
                .mapToObj(at -> "{" + at + "}")
                .collect(Collectors.joining(", ", "unnest(", ")"));
        Table<Record> unnested = DSL.table(places, arrays);
        return sql.insertInto(CDR, CdrRow.COLUMNS)
                .select(DSL.select(DSL.asterisk()).from(unnested))
                .onConflict(CDR.CALL_ID)
                .doNothing();
    }

    private static Field<?> array(Field<?> column, Object[][] rows, int at) {
        Object[] values = Stream.of(rows).map(row -> row[at]).toArray();
        return DSL.val((Object) values, column.getDataType().getArrayDataType());
    }

    private static Query insertOne(DSLContext sql) {
        List<Field<?>> placeholders =
                CdrRow.COLUMNS.stream().<Field<?>>map(CdrTable::placeholder).toList();
        return sql.insertInto(CDR, CdrRow.COLUMNS)
                .values(placeholders)
                .onConflict(CDR.CALL_ID)
                .doNothing();
    }

    /** For H2 jOOQ makes a MERGE of "on conflict", and the cast in it would make the JSON one text in quotes. */
    private static Field<?> placeholder(Field<?> column) {
        return column.getType().equals(JSONB.class)
                ? DSL.field("{0} format json", column.getDataType(), DSL.val(null, SQLDataType.CLOB))
                : DSL.val(null, column.getDataType());
    }
}
