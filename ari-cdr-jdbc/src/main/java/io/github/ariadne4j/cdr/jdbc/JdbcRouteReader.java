package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.ROUTES;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.Records;

/**
 * Reads the table {@code routes}. The table is there ({@link CdrSchema#migrate}). Blocks, for up to 5 seconds; may be used on any thread.
 * The data source belongs to the code that made it.
 */
public final class JdbcRouteReader {
    /** How many routes there may be; a table with more is not read. */
    public static final int MOST_ROUTES = 10_000;

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

    private final Database database;

    private JdbcRouteReader(Database database) {
        this.database = database;
    }

    /** Reads from this database, which may still be away. */
    public static JdbcRouteReader on(DataSource database) {
        return new JdbcRouteReader(new Database(database, STATEMENT_TIMEOUT));
    }

    /**
     * The routes that are enabled, in their order.
     *
     * @throws org.jooq.exception.DataAccessException if the database cannot be asked; an {@link java.sql.SQLException} is its cause
     * @throws IllegalStateException if there are more than {@link #MOST_ROUTES}
     */
    public List<RouteRow> read() {
        List<RouteRow> rows = database.sql()
                .select(ROUTES.ID, ROUTES.PATTERN, ROUTES.TARGETS)
                .from(ROUTES)
                .where(ROUTES.ENABLED)
                .orderBy(ROUTES.POSITION, ROUTES.ID)
                .limit(MOST_ROUTES + 1)
                .fetch(Records.mapping(RouteRow::new));
        if (rows.size() > MOST_ROUTES) {
            throw new IllegalStateException("the table routes has more than " + MOST_ROUTES + " enabled rows");
        }
        return rows;
    }
}
