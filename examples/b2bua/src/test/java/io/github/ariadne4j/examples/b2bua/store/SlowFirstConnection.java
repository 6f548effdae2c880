package io.github.ariadne4j.examples.b2bua.store;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/** An H2 in memory whose first connection takes longer than a pool waits for it, as on a busy machine. */
final class SlowFirstConnection implements Driver {
    static final String URL = "jdbc:first-connection-is-slow";

    private static final Duration LONGER_THAN_A_POOL_WAITS = Duration.ofMillis(1_300);

    private final AtomicBoolean first = new AtomicBoolean(true);

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (first.getAndSet(false)) {
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, LONGER_THAN_A_POOL_WAITS.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        return DriverManager.getConnection("jdbc:h2:mem:first-connection-is-slow;DB_CLOSE_DELAY=-1");
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.equals(URL);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
