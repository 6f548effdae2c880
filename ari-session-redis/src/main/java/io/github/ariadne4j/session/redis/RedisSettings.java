package io.github.ariadne4j.session.redis;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The settings of a connection to Redis: URL, time limit, queue and namespace.
 *
 * @param url one of
 *     <ul>
 *       <li>{@code redis://[[user]:password@]host[:port][/database]}: one server
 *       <li>{@code redis-sentinel://[[user]:password@]host[:port][,host[:port]…][/database]#primary}: the Sentinels,
 *           and their name of the primary
 *       <li>{@code redis-cluster://[[user]:password@]host[:port][,host[:port]…]}: some nodes of the Cluster, from which
 *           the others are discovered
 *     </ul>
 *     and each with {@code rediss} for TLS
 * @param timeout time limit of a command; a call waits for one at its start, so keep it short
 * @param queue maximum number of commands without an answer; more fail at once
 * @param namespace the first part of every key, and its hash tag: instances with the same namespace share counts,
 *     sessions and ownership
 */
public record RedisSettings(String url, Duration timeout, int queue, String namespace) {
    private static final Pattern URL = Pattern.compile("rediss?(-sentinel|-cluster)?://[^\\s/]+(/.*)?", Pattern.DOTALL);
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    /**
     * @throws IllegalArgumentException if the URL is not a Redis URL, or another value is out of range
     * @throws NullPointerException if a value is null; the message names it
     */
    public RedisSettings {
        Objects.requireNonNull(url, "url of Redis is null: is the variable set that it is read from?");
        Objects.requireNonNull(timeout, "timeout of Redis is null");
        Objects.requireNonNull(namespace, "namespace in Redis is null: is the variable set that it is read from?");
        if (!URL.matcher(url).matches()) {
            // The message does not contain the URL, which may have a password.
            throw new IllegalArgumentException(
                    "url must have the form redis://[[user]:password@]host[:port][/database],"
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

    /** 300 ms for a command, 10,000 commands in the queue, keys that begin with {@code {a4j}}. */
    public static RedisSettings of(String url) {
        return new RedisSettings(url, Duration.ofMillis(300), 10_000, "a4j");
    }

    /** The same with another time limit of commands. */
    public RedisSettings withTimeout(Duration changed) {
        return new RedisSettings(url, changed, queue, namespace);
    }

    /** The same with another bound of the queue. */
    public RedisSettings withQueue(int changed) {
        return new RedisSettings(url, timeout, changed, namespace);
    }

    /** The same with another namespace, to separate applications in one Redis. */
    public RedisSettings withNamespace(String changed) {
        return new RedisSettings(url, timeout, queue, changed);
    }

    /** Without the URL, which may have a password. */
    @Override
    public String toString() {
        return "RedisSettings[timeout=" + timeout + ", queue=" + queue + ", namespace=" + namespace + "]";
    }
}
