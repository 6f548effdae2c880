package io.github.ariadne4j.examples.b2bua.store;

import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.cdr.jdbc.CdrSchemaException;
import io.github.ariadne4j.examples.b2bua.config.CdrSettings;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes faults that the operator must correct from those that may pass.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
 */
final class DatabaseErrorTranslator {
    private DatabaseErrorTranslator() {}

    static RuntimeException read(CdrSettings settings, RuntimeException thrown) {
        SQLException deepest = deepest(thrown);
        String where = "the database at " + DisplayText.ofUrl(settings.url());
        if (deepest == null) {
            return thrown instanceof CdrSchemaException
                    ? new ConfigurationException(where + ": " + DisplayText.of(Ports.why(thrown))
                            + "; use the version that created its tables, or another database")
                    : thrown;
        }
        String change = change(String.valueOf(deepest.getSQLState()));
        String why = DisplayText.of(Ports.why(deepest));
        return change.isEmpty()
                ? new UnreachableException(where + " cannot be reached: " + why, thrown)
                : new ConfigurationException(where + ": " + why + "; " + change);
    }

    /** The change to make; empty if there is none. */
    private static String change(String state) {
        if (state.startsWith("28")) {
            return "check " + Setting.CDR_USERNAME + " and " + Setting.CDR_PASSWORD;
        }
        return switch (state) {
            case "3D000" -> "create that database, or change " + Setting.CDR_JDBC_URL.names();
            case "42501", "3F000" -> "let the user create tables there, or migrate as another one";
            case "42P01", "42S02", "42S04" ->
                "no application has written there yet, or not this one: check " + Setting.CDR_JDBC_URL.names();
            case "90146" ->
                "no application has written there yet: check " + Setting.CDR_JDBC_URL.names()
                        + ", or start in its folder";
            case "90020" -> "another process uses that file: end it, or start in another folder";
            default -> "";
        };
    }

    private static @Nullable SQLException deepest(Throwable thrown) {
        SQLException found = null;
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SQLException known) {
                found = known;
            }
        }
        return found;
    }
}
