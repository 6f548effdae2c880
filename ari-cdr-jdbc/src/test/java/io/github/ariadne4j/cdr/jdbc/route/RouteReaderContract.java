package io.github.ariadne4j.cdr.jdbc.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.PostgresServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class RouteReaderContract {
    private DataSource database;
    private JdbcRouteReader routes;

    /** A database without tables. */
    protected abstract DataSource empty();

    @BeforeEach
    void migrate() {
        database = empty();
        CdrSchema.migrate(database);
        routes = JdbcRouteReader.on(database);
    }

    @Test
    void routes_come_in_their_order_without_those_that_are_switched_off() {
        // When
        insert("(20, '_X.', 'PJSIP/b|PJSIP/c', true), (10, '3200', 'PJSIP/a', true), (10, '32', 'PJSIP/d', true),"
                + " (5, '4', 'PJSIP/e', false)");

        // Then
        assertThat(routes.read())
                .containsExactly(
                        new RouteRow(2, "3200", "PJSIP/a"),
                        new RouteRow(3, "32", "PJSIP/d"),
                        new RouteRow(1, "_X.", "PJSIP/b|PJSIP/c"));
    }

    @Test
    void a_row_is_enabled_unless_it_says_otherwise_and_a_change_is_seen() {
        // Given
        PostgresServer.execute(
                database, "insert into routes (position, pattern, targets) values (1, '_X.', 'PJSIP/a')");
        assertThat(routes.read()).containsExactly(new RouteRow(1, "_X.", "PJSIP/a"));

        // When
        PostgresServer.execute(database, "update routes set targets = 'PJSIP/b'");

        // Then
        assertThat(routes.read()).containsExactly(new RouteRow(1, "_X.", "PJSIP/b"));
    }

    @Test
    void too_many_routes_are_not_read() {
        // Given
        String row = "(1, '3200', 'PJSIP/a', true)";
        insert(row + (", " + row).repeat(JdbcRouteReader.MOST_ROUTES));

        // Then
        assertThatThrownBy(routes::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("10000");
    }

    private void insert(String rows) {
        PostgresServer.execute(database, "insert into routes (position, pattern, targets, enabled) values " + rows);
    }
}
