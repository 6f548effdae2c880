package io.github.ariadne4j.examples.b2bua.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/** An H2 in memory whose first connection is gone by the time that a pool asks it for its isolation. */
final class ClosedFirstConnection implements Driver {
    static final String URL = "jdbc:first-connection-ends";

    private final AtomicBoolean first = new AtomicBoolean(true);

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection real = DriverManager.getConnection("jdbc:h2:mem:first-connection-ends;DB_CLOSE_DELAY=-1");
        return first.getAndSet(false) ? shutdown(real) : real;
    }

    private static Connection shutdown(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getTransactionIsolation")) {
                        throw new SQLException("the connection is gone", "08006");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
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
