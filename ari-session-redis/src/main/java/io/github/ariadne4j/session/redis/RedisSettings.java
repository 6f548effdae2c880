package io.github.ariadne4j.session.redis;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where Redis is and how patient to be with it.
 *
 * @param url one of
 *     <ul>
 *       <li>{@code redis://[[user]:password@]host[:port][/database]}: one server
 *       <li>{@code redis-sentinel://[[user]:password@]host[:port][,host[:port]…][/database]#primary}: the Sentinels, and
 *           the name that they know the primary by
 *       <li>{@code redis-cluster://[[user]:password@]host[:port][,host[:port]…]}: some nodes of the Cluster, which name
 *           the others
 *     </ul>
 *     and each with {@code rediss} for TLS
 * @param timeout how long a command may take; a call waits for one at its start, so keep it short
 * @param queue how many commands may wait for their answers; more are refused at once
 * @param namespace the first part of every key, and its hash tag: what shares it is counted, listed and taken over together
 */
public record RedisSettings(String url, Duration timeout, int queue, String namespace) {
    private static final Pattern URL = Pattern.compile("rediss?(-sentinel|-cluster)?://[^\\s/]+(/.*)?", Pattern.DOTALL);
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    /**
     * Checks all.
     *
     * @throws IllegalArgumentException if the URL is not one of Redis, or another value makes no sense
     * @throws NullPointerException if one is null; the message says which one
     */
    public RedisSettings {
        Objects.requireNonNull(url, "url of Redis is null: is the variable set that it is read from?");
        Objects.requireNonNull(timeout, "timeout of Redis is null");
        Objects.requireNonNull(namespace, "namespace in Redis is null: is the variable set that it is read from?");
        if (!URL.matcher(url).matches()) {
            // The URL itself stays out of the message: it may hold a password.
            throw new IllegalArgumentException("url must read redis://[[user]:password@]host[:port][/database],"
                    + " redis-sentinel://host[:port],host[:port]#primary or redis-cluster://host[:port],host[:port],"
                    + " each with rediss for TLS");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
        if (queue < 1) {
            throw new IllegalArgumentException("queue must be positive: " + queue);
        }
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException(
                    "namespace must be 1 to 40 letters, digits, dots, dashes or underscores");
        }
    }

    /** 300 ms per command, 10,000 commands in the queue, keys that begin with {@code {a4j}}. */
    public static RedisSettings of(String url) {
        return new RedisSettings(url, Duration.ofMillis(300), 10_000, "a4j");
    }

    /** The same with another time limit per command. */
    public RedisSettings withTimeout(Duration changed) {
        return new RedisSettings(url, changed, queue, namespace);
    }

    /** The same with another bound of waiting commands. */
    public RedisSettings withQueue(int changed) {
        return new RedisSettings(url, timeout, changed, namespace);
    }

    /** The same with keys apart from those of others in the same Redis. */
    public RedisSettings withNamespace(String changed) {
        return new RedisSettings(url, timeout, queue, changed);
    }

    /** Without the URL, which may hold a password. */
    @Override
    public String toString() {
        return "RedisSettings[timeout=" + timeout + ", queue=" + queue + ", namespace=" + namespace + "]";
    }
}
