package io.github.ariadne4j.cdr.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlInjectionIT extends SqlInjectionContract {
    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    @Override
    protected DataSource empty() {
        return POSTGRES.freshSchema();
    }
}
