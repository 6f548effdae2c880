package io.github.ariadne4j.examples.b2bua.real.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** The table of CDRs in a schema of its own, read as an accountant reads it: by SQL. */
public final class CdrTable {
    private final PGSimpleDataSource database;

    /**
     * A row.
     *
     * @param dialled the number as dialled
     * @param routed the endpoint dialled last
     * @param disposition how it went
     * @param cause Q.850
     * @param hungUpBy who ended it
     * @param attempts how many targets were tried
     * @param billable the seconds talked
     */
    public record Row(
            String dialled,
            String routed,
            String disposition,
            int cause,
            String hungUpBy,
            int attempts,
            double billable) {}

    private CdrTable(PGSimpleDataSource database) {
        this.database = database;
    }

    public static CdrTable in(PostgresServer postgres) {
        CdrTable table = withoutTables(postgres);
        CdrSchema.migrate(table.database);
        return table;
    }

    /** Where the application has to make it. */
    public static CdrTable withoutTables(PostgresServer postgres) {
        return new CdrTable(postgres.freshSchema());
    }

    public Map<String, String> settings() {
        return Map.of(
                "CDR_JDBC_URL", database.getUrl(),
                "CDR_USERNAME", database.getUser(),
                "CDR_PASSWORD", "any");
    }

    /** Waits for the row of the only call. */
    public Row awaitOne() {
        return awaitRows(1).get(0);
    }

    /** Waits for exactly so many rows. */
    public List<Row> awaitRows(int rows) {
        await().untilAsserted(() -> assertThat(rows()).hasSize(rows));
        return rows();
    }

    public List<Row> rows() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select dialled, routed, disposition, cause, hung_up_by,"
                        + " jsonb_array_length(attempts) as attempts, billable_seconds from cdr order by started_at")) {
            List<Row> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(
                found.getString("dialled"),
                found.getString("routed"),
                found.getString("disposition"),
                found.getInt("cause"),
                found.getString("hung_up_by"),
                found.getInt("attempts"),
                found.getDouble("billable_seconds"));
    }

    /** The first column of what this finds, as text; null is {@code null}. */
    public List<String> texts(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        PostgresServer.execute(database, sql);
    }
}
