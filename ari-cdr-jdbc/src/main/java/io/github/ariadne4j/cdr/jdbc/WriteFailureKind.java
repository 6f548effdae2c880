package io.github.ariadne4j.cdr.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.DateTimeException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The kind of a failed write, by the class of the SQLSTATE.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
 */
enum WriteFailureKind {
    /** A row can never be written: its data (22), a constraint (23), or its size (54). */
    ROWS,
    /**
     * The same rows can be written later: connection (08), transaction conflicts and read-only standbys (25, 40),
     * rights, names and tables (28, 3D, 3F, 42), disk, memory and connections (53), locks (55), time-outs and shutdown
     * (57), input and output of the server (58).
     */
    DATABASE,
    /** The code does not determine the kind: an unknown code, none, or a unique key other than the call's (23505). */
    UNKNOWN;

    private static final Pattern ABOUT_ROWS = Pattern.compile("(?!23505)(22|23|54)...");
    private static final Pattern ABOUT_THE_DATABASE = Pattern.compile("(08|25|28|3D|3F|40|42|53|55|57|58)...");

    static WriteFailureKind of(RuntimeException thrown) {
        return Stream.iterate((Throwable) thrown, cause -> cause != null, Throwable::getCause)
                .map(WriteFailureKind::read)
                .filter(kind -> kind != UNKNOWN)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static WriteFailureKind read(Throwable cause) {
        if (cause instanceof SQLException said && said.getSQLState() != null) {
            String state = said.getSQLState();
            if (ABOUT_ROWS.matcher(state).matches()) {
                return ROWS;
            }
            return ABOUT_THE_DATABASE.matcher(state).matches() ? DATABASE : UNKNOWN;
        }
        // A pool without a free connection throws without a code; a value out of range fails before it is sent.
        if (cause instanceof SQLTransientException) {
            return DATABASE;
        }
        return cause instanceof DateTimeException || cause instanceof ArithmeticException ? ROWS : UNKNOWN;
    }
}
