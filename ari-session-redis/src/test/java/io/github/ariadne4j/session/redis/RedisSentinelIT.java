package io.github.ariadne4j.session.redis;

class RedisSentinelIT extends FailoverContract {
    private final RedisSentinels redis = new RedisSentinels();

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
