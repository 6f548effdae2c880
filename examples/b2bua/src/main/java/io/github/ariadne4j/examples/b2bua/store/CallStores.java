package io.github.ariadne4j.examples.b2bua.store;

import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.PublicText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import io.github.ariadne4j.examples.b2bua.life.UnreachableException;
import io.github.ariadne4j.session.redis.RedisCallLimits;
import io.github.ariadne4j.session.redis.RedisSessionStore;
import java.time.Clock;
import java.util.regex.Pattern;

/**
 * Sessions and counts of live calls: both in Redis, or both in memory. Closed by whoever opened it.
 *
 * @param sessions where sessions live
 * @param limits what counts calls
 */
public record CallStores(SessionStore sessions, CallLimits limits) implements AutoCloseable {
    private static final Pattern REFUSED = Pattern.compile("WRONGPASS|NOAUTH|NOPERM|invalid password");

    /**
     * Opens them. Blocks.
     *
     * @param redisUrl where Redis is; empty: in memory
     * @param lookup where limits are written down
     * @throws UnreachableException if Redis is not there
     * @throws ConfigurationException if it does not want us
     */
    public static CallStores open(String redisUrl, LimitLookup lookup) {
        if (redisUrl.isEmpty()) {
            return new CallStores(new InMemorySessionStore(), new InMemoryCallLimits(lookup, Clock.systemUTC()));
        }
        try {
            return inRedis(redisUrl, lookup);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.REDIS_URL.names() + ": " + e.getMessage());
        } catch (SessionStoreException e) {
            String why = PublicText.of(String.valueOf(e.getMessage()));
            throw REFUSED.matcher(why).find()
                    ? new ConfigurationException(why + " in " + Setting.REDIS_URL.names())
                    : new UnreachableException(why, e);
        }
    }

    private static CallStores inRedis(String redisUrl, LimitLookup lookup) {
        SessionStore sessions = RedisSessionStore.connect(redisUrl);
        try {
            return new CallStores(sessions, RedisCallLimits.connect(redisUrl, lookup));
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    @Override
    public void close() {
        limits.close();
        sessions.close();
    }
}
