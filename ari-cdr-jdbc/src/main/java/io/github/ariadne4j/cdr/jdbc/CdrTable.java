package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR_LEG;

import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The tables {@code cdr} and {@code cdr_leg}. Blocks; used by the writer thread. */
final class CdrTable {
    private final Database database;
    private @Nullable String insertAllText;
    private volatile boolean settlesCredit;

    CdrTable(Database database) {
        this.database = database;
    }

    /**
     * Settles the credit of calls in the statement that writes their records; to be called before the first record.
     * PostgreSQL only.
     */
    void settleCredit() {
        settlesCredit = true;
    }

    /**
     * Inserts records with their legs, in one transaction. Existing rows and their legs are not changed.
     *
     * @return the records whose calls already have a row
     */
    List<CallDetailRecord> insert(List<CallDetailRecord> cdrs) {
        Map<UUID, CallDetailRecord> first = new LinkedHashMap<>();
        cdrs.forEach(cdr -> first.putIfAbsent(cdr.callId().value(), cdr));
        List<CallDetailRecord> each = List.copyOf(first.values());
        DSLContext sql = database.sql();
        Set<UUID> written = sql.family() == SQLDialect.H2 ? insertEach(sql, each) : insertAll(sql, each);
        return cdrs.stream()
                .filter(cdr -> !written.contains(cdr.callId().value())
                        || !cdr.equals(first.get(cdr.callId().value())))
                .toList();
    }

    private static Set<UUID> insertEach(DSLContext sql, List<CallDetailRecord> cdrs) {
        return sql.transactionResult(transaction -> {
            DSLContext all = transaction.dsl();
            int[] counts = all.batch(insertOne(all)).bind(rows(cdrs)).execute();
            List<CallDetailRecord> written = IntStream.range(0, counts.length)
                    .filter(at -> counts[at] > 0)
                    .mapToObj(cdrs::get)
                    .toList();
            @Nullable Object[][] legs = LegRow.of(written);
            if (legs.length > 0) {
                all.batch(insertLeg(all)).bind(legs).execute();
            }
            return written.stream().map(cdr -> cdr.callId().value()).collect(Collectors.toSet());
        });
    }

    private static @Nullable Object[][] rows(List<CallDetailRecord> cdrs) {
        return cdrs.stream().map(CdrRow::of).toArray(Object[][]::new);
    }

    private Set<UUID> insertAll(DSLContext sql, List<CallDetailRecord> cdrs) {
        return sql.connectionResult(
                connection -> insertAll(connection, insertAllText(sql), rows(cdrs), LegRow.of(cdrs)));
    }

    /**
     * One statement with an array for each column: the fastest insert of many rows with any settings of the data
     * source. Its text does not depend on the number of rows, so jOOQ renders it once. With auto-commit it needs no
     * transaction.
     */
    private Set<UUID> insertAll(
            Connection connection, String text, @Nullable Object[][] rows, @Nullable Object[][] legs)
            throws SQLException {
        Set<UUID> written = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(text)) {
            insert.setQueryTimeout(database.statementTimeoutSeconds());
            bind(insert, 0, CdrRow.COLUMNS, rows);
            bind(insert, CdrRow.COLUMNS.size(), LegRow.COLUMNS, legs);
            try (ResultSet ids = insert.executeQuery()) {
                while (ids.next()) {
                    written.add(ids.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            rollBack(connection, e);
            throw e;
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        return written;
    }

    private static void bind(PreparedStatement insert, int before, List<Field<?>> columns, @Nullable Object[][] rows)
            throws SQLException {
        for (int at = 0; at < columns.size(); at++) {
            insert.setArray(before + at + 1, array(insert.getConnection(), columns.get(at), at, rows));
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

    private static Array array(Connection connection, Field<?> type, int column, @Nullable Object[][] rows)
            throws SQLException {
        @Nullable String[] values = new String[rows.length];
        for (int row = 0; row < rows.length; row++) {
            values[row] = text(rows[row][column]);
        }
        return connection.createArrayOf(elementType(type), values);
    }

    /** The JSON text itself: its {@code toString()} would parse and format it. */
    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof JSONB json) {
            return json.data();
        }
        return value == null ? null : value.toString();
    }

    private String insertAllText(DSLContext sql) {
        String known = insertAllText;
        if (known == null) {
            // A role may have the right to read only the id.
            String returned = settlesCredit ? " returning call_id, billable_seconds" : " returning call_id";
            known = "with written as (" + insertAll(sql).getSQL() + returned + "), legs as ("
                    + insertLegs(sql).getSQL() + ')' + (settlesCredit ? CreditTable.SETTLE : "")
                    + " select call_id from written";
            insertAllText = known;
        }
        return known;
    }

    private static Query insertAll(DSLContext sql) {
        return sql.insertInto(CDR, CdrRow.COLUMNS)
                .select(DSL.select(DSL.asterisk()).from(arrays(CdrRow.COLUMNS)))
                .onConflict(CDR.CALL_ID)
                .doNothing();
    }

    /** Inserts the legs of calls whose row is written by the same statement. */
    private static Query insertLegs(DSLContext sql) {
        return sql.insertInto(CDR_LEG, LegRow.COLUMNS)
                .select(DSL.select(DSL.asterisk())
                        .from(arrays(LegRow.COLUMNS))
                        .where(DSL.condition("call_id in (select call_id from written)")));
    }

    private static Table<?> arrays(List<Field<?>> columns) {
        String places = Collections.nCopies(columns.size(), "?").stream().collect(Collectors.joining(", "));
        String names = columns.stream().map(Field::getName).collect(Collectors.joining(", "));
        @Nullable Object[] unbound = new Object[columns.size()];
        return DSL.table("unnest(" + places + ") as rows_given (" + names + ")", unbound);
    }

    /** The element type for PostgreSQL's driver, which sends all values as text. */
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
        if (type == Integer.class) {
            return "int4";
        }
        if (type == Long.class) {
            return "int8";
        }
        return type == JSONB.class ? "jsonb" : "text";
    }

    private static Query insertOne(DSLContext sql) {
        return sql.insertInto(CDR, CdrRow.COLUMNS)
                .values(placeholders(CdrRow.COLUMNS))
                .onConflict(CDR.CALL_ID)
                .doNothing();
    }

    private static Query insertLeg(DSLContext sql) {
        return sql.insertInto(CDR_LEG, LegRow.COLUMNS).values(placeholders(LegRow.COLUMNS));
    }

    private static List<Field<?>> placeholders(List<Field<?>> columns) {
        return columns.stream().<Field<?>>map(CdrTable::placeholder).toList();
    }

    /** For H2, jOOQ converts "on conflict" to MERGE, in which a cast would convert the JSON to a quoted string. */
    private static Field<?> placeholder(Field<?> column) {
        return column.getType().equals(JSONB.class)
                ? DSL.field("{0} format json", column.getDataType(), DSL.val(null, SQLDataType.CLOB))
                : DSL.val(null, column.getDataType());
    }
}
