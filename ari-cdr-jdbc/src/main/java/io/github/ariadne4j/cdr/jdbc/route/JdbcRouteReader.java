package io.github.ariadne4j.cdr.jdbc.route;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.ROUTES;

import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.Records;

/**
 * Reads the table {@code routes}, which must exist ({@link io.github.ariadne4j.cdr.jdbc.CdrSchema#migrate}). Blocks for up to 5 s; may be used on
 * any thread. It does not close the data source.
 */
public final class JdbcRouteReader {
    /** Maximum number of enabled routes; a larger table is not read. */
    public static final int MOST_ROUTES = 10_000;

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

    private final Database database;

    private JdbcRouteReader(Database database) {
        this.database = database;
    }

    /** Reads from this database, which may still be unavailable. */
    public static JdbcRouteReader on(DataSource database) {
        return new JdbcRouteReader(new Database(database, STATEMENT_TIMEOUT));
    }

    /**
     * The enabled routes, in their order.
     *
     * @throws org.jooq.exception.DataAccessException if the query fails; the cause is an {@link java.sql.SQLException}
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
