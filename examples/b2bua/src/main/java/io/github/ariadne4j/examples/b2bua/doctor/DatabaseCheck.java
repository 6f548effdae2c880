package io.github.ariadne4j.examples.b2bua.doctor;

import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.examples.b2bua.config.CdrSettings;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Checks the login to the database of CDRs and the version of its tables; changes nothing. */
final class DatabaseCheck {
    private static final String SUBJECT = "CDR database";
    private static final int SECONDS = 5;

    private DatabaseCheck() {}

    /** Connects and reads. Blocks. */
    static List<Finding> check(CdrSettings settings) {
        if (settings.isEmbedded()) {
            return List.of(Finding.note(
                    SUBJECT,
                    DisplayText.ofUrl(settings.url()) + ", a file that only one process at a time can open",
                    "set " + Setting.CDR_JDBC_URL.names() + " to a PostgreSQL for two instances"));
        }
        DriverManager.setLoginTimeout(SECONDS);
        try (Connection connection =
                DriverManager.getConnection(settings.url(), settings.username(), settings.password())) {
            return List.of(
                    Finding.ok(
                            SUBJECT,
                            connection.getMetaData().getDatabaseProductName()
                                    + ' '
                                    + connection.getMetaData().getDatabaseProductVersion()),
                    schema(connection));
        } catch (SQLException e) {
            return List.of(Finding.fault(
                    SUBJECT,
                    DisplayText.ofUrl(settings.url()) + ": " + DisplayText.of(Ports.why(e)),
                    "start it there, or check " + Setting.CDR_JDBC_URL.names() + ", " + Setting.CDR_USERNAME + " and "
                            + Setting.CDR_PASSWORD));
        }
    }

    private static Finding schema(Connection connection) throws SQLException {
        String subject = "CDR tables";
        try (ResultSet tables =
                connection.getMetaData().getTables(null, connection.getSchema(), "ariadne4j_schema_history", null)) {
            if (!tables.next()) {
                return Finding.note(
                        subject, "missing", "the application creates them at its start; its user must be allowed to");
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery(
                        "select version from ariadne4j_schema_history where success order by installed_rank desc limit 1")) {
            return Finding.ok(subject, version.next() ? "version " + version.getString(1) : "none yet");
        }
    }
}
