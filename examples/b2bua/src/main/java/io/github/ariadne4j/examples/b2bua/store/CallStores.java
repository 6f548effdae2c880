package io.github.ariadne4j.examples.b2bua.store;

import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.spool.FileSpool;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
import io.github.ariadne4j.session.redis.RedisCallStore;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Opens the store of live calls: Redis, or memory. The caller closes it. */
public final class CallStores {
    private static final Pattern REFUSED = Pattern.compile("WRONGPASS|NOAUTH|NOPERM|invalid password");

    private CallStores() {}

    /**
     * The spool for ended sessions that Redis does not take; sessions in memory end with the process, and need none. Blocks.
     *
     * @throws ConfigurationException if another process uses the folder, or it cannot be written to
     */
    public static SessionSpool spool(String redisUrl, Path folder) {
        if (redisUrl.isEmpty()) {
            return SessionSpool.none();
        }
        try {
            return FileSpool.open(folder);
        } catch (SessionStoreException e) {
            throw new ConfigurationException(Setting.SPOOL_DIR.names() + ": " + e.getMessage());
        }
    }

    /**
     * Opens the store. Blocks.
     *
     * @param redisUrl the URL of Redis; empty: in memory
     * @param lookup the source of limits
     * @throws UnreachableException if Redis cannot be reached
     * @throws ConfigurationException if Redis refuses the credentials
     */
    public static CallStore open(String redisUrl, LimitLookup lookup) {
        if (redisUrl.isEmpty()) {
            return CallStore.of(new InMemorySessionStore(), new InMemoryCallLimits(lookup));
        }
        try {
            return RedisCallStore.connect(redisUrl, lookup);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Setting.REDIS_URL.names() + ": " + e.getMessage());
        } catch (SessionStoreException e) {
            String why = DisplayText.of(Ports.why(e));
            throw REFUSED.matcher(why).find()
                    ? new ConfigurationException(why + " in " + Setting.REDIS_URL.names())
                    : new UnreachableException(why, e);
        }
    }
}
