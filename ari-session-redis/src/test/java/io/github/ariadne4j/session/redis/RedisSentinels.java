package io.github.ariadne4j.session.redis;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** A primary, a replica, and a Sentinel that promotes the replica one second after the loss of the primary. */
final class RedisSentinels implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RedisServer primary = RedisServer.ofOurOwn();
    private RedisServer replica;
    private RedisServer sentinel;

    RedisSentinels start() {
        primary.start();
        replica = RedisServer.with(List.of("replicaof 127.0.0.1 " + primary.port()))
                .start();
        await("replication")
                .atMost(SOON)
                .until(() -> replica.answer("INFO replication").contains("master_link_status:up"));
        sentinel = RedisServer.sentinel(List.of(
                        "sentinel monitor calls 127.0.0.1 " + primary.port() + " 1",
                        "sentinel down-after-milliseconds calls 1000",
                        "sentinel failover-timeout calls 5000"))
                .start();
        await("the Sentinel to find the replica")
                .atMost(SOON)
                .until(() -> sentinel.answer("SENTINEL replicas calls").contains(Integer.toString(replica.port())));
        return this;
    }

    String url() {
        return "redis-sentinel://127.0.0.1:" + sentinel.port() + "#calls";
    }

    RedisServer primary() {
        return primary;
    }

    /** The replica, which is promoted. */
    RedisServer replica() {
        return replica;
    }

    @Override
    public void close() {
        sentinel.close();
        replica.close();
        primary.close();
    }
}
