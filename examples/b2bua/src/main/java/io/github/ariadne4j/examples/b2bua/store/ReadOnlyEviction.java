package io.github.ariadne4j.examples.b2bua.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Makes the pool drop a connection whose server takes no writes: another server may be the primary at the same address by then. */
final class ReadOnlyEviction implements SQLExceptionOverride {
    /** {@code read_only_sql_transaction}. */
    private static final String READ_ONLY = "25006";

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return READ_ONLY.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
