package io.github.ariadne4j.session.redis;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where Redis is and how patient to be with it.
 *
 * @param url {@code redis://[[user]:password@]host[:port][/database]}, {@code rediss://} for TLS
 * @param timeout how long a command may take; a call waits for one at its start, so keep it short
 * @param queue how many commands may wait for their answers; more are refused at once
 */
public record RedisSettings(String url, Duration timeout, int queue) {
    private static final Pattern URL = Pattern.compile("rediss?://[^\\s/]+(/.*)?", Pattern.DOTALL);

    /** @throws IllegalArgumentException if the URL is not one of Redis, or the timeout or the queue is not positive */
    public RedisSettings {
        if (!URL.matcher(url).matches()) {
            // The URL itself stays out of the message: it may hold a password.
            throw new IllegalArgumentException(
                    "url must read redis://[[user]:password@]host[:port][/database], or rediss:// for TLS");
        }
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

    /** The same with another time limit per command. */
    public RedisSettings withTimeout(Duration changed) {
        return new RedisSettings(url, changed, queue);
    }

    /** The same with another bound of waiting commands. */
    public RedisSettings withQueue(int changed) {
        return new RedisSettings(url, timeout, changed);
    }

    /** Without the URL, which may hold a password. */
    @Override
    public String toString() {
        return "RedisSettings[timeout=" + timeout + ", queue=" + queue + "]";
    }
}
