package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One connection that comes back by itself. While it is away every command fails at once instead of waiting: a call cannot
 * wait, and a command that is sent late does harm.
 */
final class RedisLink implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ClientResources resources;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final String where;

    private RedisLink(
            ClientResources resources,
            RedisClient client,
            StatefulRedisConnection<String, String> connection,
            String where) {
        this.resources = resources;
        this.client = client;
        this.connection = connection;
        this.where = where;
    }

    static RedisLink connect(RedisSettings settings) {
        RedisURI uri = parse(settings.url());
        uri.setTimeout(settings.timeout());
        String where = uri.getHost() + ':' + uri.getPort();
        ClientResources resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.exponential(SHORTEST_PAUSE, LONGEST_PAUSE, 2, TimeUnit.MILLISECONDS))
                .build();
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(options(settings));
        try {
            return new RedisLink(resources, client, client.connect(), where);
        } catch (RedisException e) {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
            resources.shutdown(0, 1, TimeUnit.SECONDS);
            throw new SessionStoreException(
                    "cannot connect to Redis at " + where + ": " + reason(e)
                            + "; check that it runs there, and the password in the URL",
                    e);
        }
    }

    private static RedisURI parse(String url) {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a Redis URL reads redis://[[user]:password@]host[:port][/database]");
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    private static ClientOptions options(RedisSettings settings) {
        return ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(settings.queue())
                .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofSeconds(1))
                        .keepAlive(true)
                        .build())
                .replayFilter(command -> true)
                .build();
    }

    /** Sends a command; a failure says what, where and why. */
    <T> CompletionStage<T> send(String what, Function<RedisAsyncCommands<String, String>, CompletionStage<T>> command) {
        CompletionStage<T> sent;
        try {
            sent = command.apply(connection.async());
        } catch (RedisException e) {
            sent = CompletableFuture.failedStage(e);
        }
        return sent.exceptionallyCompose(e -> CompletableFuture.failedStage(
                new SessionStoreException(what + ": Redis at " + where + ": " + e.getMessage(), e)));
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
