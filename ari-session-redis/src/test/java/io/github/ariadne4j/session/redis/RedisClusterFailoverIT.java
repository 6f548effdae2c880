package io.github.ariadne4j.session.redis;

class RedisClusterFailoverIT extends FailoverContract {
    private final RedisCluster redis = new RedisCluster();

    @Override
    String start() {
        return redis.start().url();
    }

    @Override
    RedisServer primary() {
        return redis.primary();
    }

    @Override
    RedisServer replica() {
        return redis.replica();
    }

    @Override
    void stop() {
        redis.close();
    }
}
