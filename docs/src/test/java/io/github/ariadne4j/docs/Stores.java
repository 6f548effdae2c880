package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import io.github.ariadne4j.session.redis.RedisCallStore;
import io.github.ariadne4j.session.redis.RedisSettings;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** The code of the pages of {@code ari-cdr-jdbc} and {@code ari-session-redis}. */
final class Stores {
    private Stores() {}

    static void records(DataSource dataSource, AriClient ari, CallFlow flow, CountDownLatch stop)
            throws InterruptedException {
        CdrSchema.migrate(dataSource); // once, at start; or as another role, before
        try (JdbcCdrSink cdrs = JdbcCdrSink.on(dataSource);
                JdbcLimitLookup lookup = JdbcLimitLookup.on(dataSource);
                CallEngine engine = CallEngine.builder(ari)
                        .flow(flow)
                        .cdrs(cdrs)
                        .limits(new InMemoryCallLimits(lookup))
                        .start()) {
            stop.await();
            engine.drain();
        }
    }

    static void sessions(DataSource dataSource, AriClient ari, CallFlow flow, CountDownLatch stop)
            throws InterruptedException {
        RedisSettings redis = RedisSettings.of("redis-sentinel://sentinel-1,sentinel-2,sentinel-3#calls");
        try (JdbcLimitLookup lookup = JdbcLimitLookup.on(dataSource);
                RedisCallStore store = RedisCallStore.connect(redis, lookup);
                CallEngine engine =
                        CallEngine.builder(ari).flow(flow).store(store).start()) {
            stop.await();
            engine.drain();
        }
    }
}
