package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table {@code cdr}. Blocks; used by the writer thread. */
final class CdrTable {
    /** Of the elements of each array, in the order of the columns. */
    private static final String[] ELEMENT_TYPES =
            CdrRow.COLUMNS.stream().map(CdrTable::elementType).toArray(String[]::new);

    private final Database database;
    private @Nullable String insertAllText;

    CdrTable(Database database) {
        this.database = database;
    }

    /** All of them in one transaction; rows that are there already stay as they are. */
    void insert(List<CallDetailRecord> cdrs) {
        @Nullable Object[][] rows = cdrs.stream().map(CdrRow::of).toArray(Object[][]::new);
        DSLContext sql = database.sql();
        if (sql.family() == SQLDialect.H2) {
            sql.transaction(
                    all -> all.dsl().batch(insertOne(all.dsl())).bind(rows).execute());
        } else {
            sql.connection(connection -> insertAll(connection, insertAllText(sql), rows));
        }
    }

    /**
     * One statement with an array per column: the fastest way in for many rows, whatever the settings of the data source, and
     * the same text for any number of rows, so that jOOQ renders it once. Being one statement it needs no transaction around
     * it where the connection commits by itself.
     */
    private void insertAll(Connection connection, String text, @Nullable Object[][] rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(text)) {
            insert.setQueryTimeout(database.statementTimeoutSeconds());
            for (int at = 0; at < CdrRow.COLUMNS.size(); at++) {
                insert.setArray(at + 1, array(connection, at, rows));
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            rollBack(connection, e);
            throw e;
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static void rollBack(Connection connection, SQLException why) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private static Array array(Connection connection, int column, @Nullable Object[][] rows) throws SQLException {
        @Nullable String[] values = new String[rows.length];
        for (int row = 0; row < rows.length; row++) {
            values[row] = text(rows[row][column]);
        }
        return connection.createArrayOf(ELEMENT_TYPES[column], values);
    }

    /** The text of JSON as it is: its {@code toString()} would parse it and write it anew. */
    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof JSONB json) {
            return json.data();
        }
        return value == null ? null : value.toString();
    }

    private String insertAllText(DSLContext sql) {
        String known = insertAllText;
        if (known == null) {
            known = insertAll(sql).getSQL();
            insertAllText = known;
        }
        return known;
    }

    private static Query insertAll(DSLContext sql) {
        String places = Collections.nCopies(CdrRow.COLUMNS.size(), "?").stream()
                .collect(Collectors.joining(", ", "unnest(", ")"));
        @Nullable Object[] unbound = new Object[CdrRow.COLUMNS.size()];
        return sql.insertInto(CDR, CdrRow.COLUMNS)
                .select(DSL.select(DSL.asterisk()).from(DSL.table(places, unbound)))
                .onConflict(CDR.CALL_ID)
                .doNothing();
    }

    /** As PostgreSQL's driver knows it, which writes all of them as text. */
    private static String elementType(Field<?> column) {
        Class<?> type = column.getType();
        if (type == UUID.class) {
            return "uuid";
        }
        if (type == Instant.class) {
            return "timestamptz";
        }
        if (type == BigDecimal.class) {
            return "numeric";
        }
        if (type == Short.class) {
            return "int2";
        }
        return type == JSONB.class ? "jsonb" : "text";
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
