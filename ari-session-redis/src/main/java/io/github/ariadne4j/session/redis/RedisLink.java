package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.session.Ports;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.resource.ClientResources;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A connection that reconnects by itself: to one server, to the primary that Sentinels report, or to the nodes of a
 * Cluster. While it is not connected, each command fails at once: a call cannot wait, and a late command could be
 * harmful. The order of commands is preserved.
 */
final class RedisLink implements AutoCloseable {
    private static final int MOST_TRIES = 3;

    private final String where;
    private final PrimaryLossDetector primaryLoss;
    private final ClientResources resources;
    private final AbstractRedisClient client;
    private final StatefulConnection<String, String> connection;
    private final RedisClusterAsyncCommands<String, String> commands;

    private RedisLink(String where, PrimaryLossDetector primaryLoss, ClientResources resources, Opened opened) {
        this.where = where;
        this.primaryLoss = primaryLoss;
        this.resources = resources;
        this.client = opened.client();
        this.connection = opened.connection();
        this.commands = opened.commands();
    }

    /** An opened connection to one server or to a Cluster. */
    private record Opened(
            AbstractRedisClient client,
            StatefulConnection<String, String> connection,
            RedisClusterAsyncCommands<String, String> commands) {}

    /** Connects; a failure is thrown as the exception that {@code thrown} makes. */
    static RedisLink connect(RedisSettings settings, BiFunction<String, Throwable, ? extends RuntimeException> thrown) {
        RedisAddress address = RedisAddress.of(settings);
        OpenConnections connections = new OpenConnections();
        ClientResources resources = LinkOptions.resources(settings, connections);
        try {
            Opened opened =
                    address.cluster() ? cluster(address, settings, resources) : single(address, settings, resources);
            PrimaryLossDetector primaryLoss =
                    new PrimaryLossDetector(address.where(), connections::close, System::nanoTime);
            return new RedisLink(address.where(), primaryLoss, resources, opened);
        } catch (RedisException e) {
            resources.shutdown(0, 1, TimeUnit.SECONDS);
            throw thrown.apply(
                    "cannot connect to Redis at " + address.where() + ": " + reason(e)
                            + "; check that it runs there, and the user and password in the URL",
                    e);
        }
    }

    private static Opened single(RedisAddress address, RedisSettings settings, ClientResources resources) {
        RedisClient client = new AsyncRedisClient(resources, address.uris().get(0));
        client.setOptions(LinkOptions.single(settings));
        StatefulRedisConnection<String, String> connection = connection(client, client::connect);
        return new Opened(client, connection, connection.async());
    }

    private static Opened cluster(RedisAddress address, RedisSettings settings, ClientResources resources) {
        RedisClusterClient client = RedisClusterClient.create(resources, address.uris());
        client.setOptions(LinkOptions.cluster(settings));
        RedisKeys keys = new RedisKeys(settings.namespace());
        StatefulRedisClusterConnection<String, String> connection =
                connection(client, () -> ready(client.connect(), keys));
        return new Opened(client, connection, connection.async());
    }

    /** Also connects to the node with the keys: commands sent during that connection would be rejected. */
    private static StatefulRedisClusterConnection<String, String> ready(
            StatefulRedisClusterConnection<String, String> connection, RedisKeys keys) {
        int slot = SlotHash.getSlot(keys.origins());
        RedisClusterNode node = connection.getPartitions().getPartitionBySlot(slot);
        if (node == null) {
            connection.close();
            throw new RedisException("no node of this Cluster has slot " + slot);
        }
        connection.getConnection(node.getUri().getHost(), node.getUri().getPort());
        return connection;
    }

    /**
     * Connects, with one repetition: sometimes Lettuce reports a closed connection instead of the reason that Redis
     * gave; a second attempt returns the reason.
     */
    private static <T> T connection(AbstractRedisClient client, Supplier<T> connect) {
        int tries = 0;
        while (true) {
            tries++;
            try {
                return connect.get();
            } catch (RedisException e) {
                if (tries == MOST_TRIES || saysWhy(root(e))) {
                    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
                    throw e;
                }
            }
        }
    }

    private static boolean saysWhy(Throwable root) {
        return root instanceof RedisCommandExecutionException
                || root instanceof RedisCommandTimeoutException
                || root instanceof IOException;
    }

    /** The message of the innermost cause; outer ones only repeat the address of Redis. */
    static String reason(Throwable e) {
        return Ports.why(root(e));
    }

    private static Throwable root(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    RedisClusterAsyncCommands<String, String> commands() {
        return commands;
    }

    /** Handles a failed command, after which another server may have to be used. */
    void failed(Throwable why) {
        primaryLoss.failed(why);
    }

    /** Hosts and ports, without the password. */
    String where() {
        return where;
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
