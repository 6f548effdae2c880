package io.github.ariadne4j.cdr.jdbc.route;

import io.github.ariadne4j.cdr.jdbc.PostgresServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcRouteReaderIT extends RouteReaderContract {
    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    @Override
    protected DataSource empty() {
        return POSTGRES.freshSchema();
    }
}
