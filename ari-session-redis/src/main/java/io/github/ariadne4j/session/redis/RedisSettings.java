package io.github.ariadne4j.session.redis;

import java.time.Duration;

/**
 * Where Redis is and how patient to be with it.
 *
 * @param url {@code redis://[[user]:password@]host[:port][/database]}, {@code rediss://} for TLS
 * @param timeout how long a command may take; a call waits for one at its start, so keep it short
 * @param queue how many commands may wait for their answers; more are refused at once
 */
public record RedisSettings(String url, Duration timeout, int queue) {
    /** @throws IllegalArgumentException if the timeout or the queue is not positive */
    public RedisSettings {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
        if (queue < 1) {
            throw new IllegalArgumentException("queue must be positive: " + queue);
        }
    }

    /** 300 ms per command, 10,000 commands in the queue. */
    public static RedisSettings of(String url) {
        return new RedisSettings(url, Duration.ofMillis(300), 10_000);
    }

    /** The URL may hold a password. */
    @Override
    public String toString() {
        return "RedisSettings[timeout=" + timeout + ", queue=" + queue + "]";
    }
}
