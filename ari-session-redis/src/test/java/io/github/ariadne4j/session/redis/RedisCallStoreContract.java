package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.store.CallStoreContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Stores on one Redis, whichever it is. */
abstract class RedisCallStoreContract extends CallStoreContract {
    private final List<RedisCallStore> opened = new ArrayList<>();

    /** Where it is. */
    abstract String url();

    /** What is asked here is what the store does, also on a busy machine; how fast it fails is RedisOutageIT's question. */
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
