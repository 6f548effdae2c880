package io.github.ariadne4j.examples.b2bua;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.JdbcLimitLookup;
import io.github.ariadne4j.session.redis.RedisCallLimits;
import io.github.ariadne4j.session.redis.RedisSessionStore;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What the calls are written down in.
 *
 * @param database the database of CDRs and limits
 * @param sessions where sessions live
 * @param cdrs where CDRs go
 * @param limits what is allowed
 */
record Stores(HikariDataSource database, SessionStore sessions, CdrSink cdrs, CallLimits limits)
        implements AutoCloseable {
    private static final String EMBEDDED = "jdbc:h2:file:./b2bua-cdr";
    private static final int POOL = 4;
    private static final int CONNECT_MILLIS = 3_000;

    static Stores open(Options options, Sources sources, Patience patience) {
        String url = options.cdrUrl == null ? EMBEDDED : options.cdrUrl;
        if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:h2:")) {
            throw new ConfigurationException("--cdr-url must begin with jdbc:postgresql: or jdbc:h2:");
        }
        String user = options.cdrUsername;
        String password = sources.value("cdr-password");
        HikariDataSource database =
                patience.until("the CDR database", () -> database(url, user, password), Stores::credentialsRefused);
        JdbcLimitLookup lookup = JdbcLimitLookup.on(database);
        String redis = options.redisUrl;
        if (redis == null) {
            return new Stores(
                    database,
                    new InMemorySessionStore(),
                    JdbcCdrSink.on(database),
                    new InMemoryCallLimits(lookup, Clock.systemUTC()));
        }
        SessionStore sessions = patience.until("Redis", () -> RedisSessionStore.connect(redis), Stores::redisHopeless);
        CallLimits limits =
                patience.until("Redis", () -> RedisCallLimits.connect(redis, lookup), Stores::redisHopeless);
        return new Stores(database, sessions, JdbcCdrSink.on(database), limits);
    }

    private static HikariDataSource database(String url, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(POOL);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setPoolName("cdr");
        HikariDataSource database = new HikariDataSource(config);
        try {
            CdrSchema.migrate(database);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** SQLSTATE class 28, invalid authorisation, and 3D, no such database. */
    private static boolean credentialsRefused(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("28") || sql.getSQLState().startsWith("3D");
            }
        }
        return false;
    }

    private static boolean redisHopeless(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof IllegalArgumentException || message.contains("WRONGPASS") || message.contains("NOAUTH");
    }

    @Override
    public void close() {
        cdrs.close();
        limits.close();
        sessions.close();
        database.close();
    }
}
