package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.store.CallStoreContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract of stores, for one kind of Redis. */
abstract class RedisCallStoreContract extends CallStoreContract {
    private final List<RedisCallStore> opened = new ArrayList<>();

    /** The URL of the Redis. */
    abstract String url();

    /**
     * Long time limits, since this test is about results on a busy machine; RedisOutageIT tests the time of failures.
     */
    RedisSettings settings() {
        return RedisSettings.of(url()).withTimeout(Duration.ofSeconds(2));
    }

    @Override
    protected RedisCallStore store(LimitLookup lookup) {
        return opened(RedisCallStore.connect(settings(), lookup));
    }

    RedisCallStore opened(RedisCallStore store) {
        opened.add(store);
        return store;
    }

    @AfterEach
    void close() {
        opened.forEach(RedisCallStore::close);
    }
}
